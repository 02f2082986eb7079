import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const tool = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "jcmd") : "jcmd";

async function jcmd(pid, ...command) {
  const { stdout } = await run(tool, [String(pid), ...command], { maxBuffer: 64 << 20 });
  return stdout;
}

/** What is alive in a JVM, after it has collected its garbage: bytes of all objects, and the number of those of this project by class. */
export async function alive(pid) {
  const histogram = await jcmd(pid, "GC.class_histogram");
  const ours = {};
  for (const [, instances, name] of histogram.matchAll(/^ *\d+: +(\d+) +\d+ +(io\.progressstream\.\S+)/gm)) {
    ours[name] = Number(instances);
  }
  return { bytes: Number(histogram.match(/^Total +\d+ +(\d+)/m)[1]), ours };
}

/** How many threads of the platform's a JVM has. */
export async function threads(pid) {
  return (await jcmd(pid, "Thread.print")).match(/^"/gm).length;
}
