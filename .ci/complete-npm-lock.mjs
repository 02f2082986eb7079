// node .ci/complete-npm-lock.mjs progress-js/package-lock.json
//
// Where a registry mirror lacks the binaries of other platforms, `npm install` leaves them out of the lock file, and then
// `npm ci` refuses it everywhere. This adds them as what they are: optional, for that platform, of the version asked for.
import { readFileSync, writeFileSync } from "node:fs";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

const file = process.argv[2];
const lock = JSON.parse(readFileSync(file, "utf8"));
let added = 0;
for (const [path, parent] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (lock.packages[`${path}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue;
    const words = name.split("/").pop().split("-");
    const system = words.find((word) => SYSTEMS.includes(word));
    const processor = words.find((word) => PROCESSORS.includes(word));
    if (!/^\d/.test(version) || !system || !processor) {
      throw new Error(`${name} ${version} is not in the lock file, and its name does not tell the platform`);
    }
    const library = words.some((word) => word.startsWith("musl")) ? ["musl"] : words.some((word) => word.startsWith("gnu")) ? ["glibc"] : undefined;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [processor],
      dev: true,
      ...(library && { libc: library }),
      license: parent.license,
      optional: true,
      os: [system],
      engines: parent.engines,
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added`);
