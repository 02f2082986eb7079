// From line() to the page that reads it, in Chromium; medians of rounds.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startBrowser } from "./browser.mjs";

const ROUNDS = process.argv.includes("--quick") ? 3 : 9;
const BARE = "bare fetch loop, bare write and flush";
const runs = [
  { name: BARE, client: "bare", server: "BARE_WRITE_AND_FLUSH_ON_TOMCAT" },
  { name: "bare fetch loop, ours on tomcat", client: "bare", server: "OURS_ON_TOMCAT" },
  { name: "progress-js, ours on tomcat", client: "ours", server: "OURS_ON_TOMCAT" },
];
const modes = [
  { name: "one at a time", lines: 300, micros: 5_000 },
  { name: "a thousand a second", lines: 1_500, micros: 1_000 },
];
const folders = {
  pages: new URL("pages/", import.meta.url),
  "progress-js": new URL("../../progress-js/dist/", import.meta.url),
};
const types = { ".html": "text/html", ".js": "text/javascript" };
/** They let a page see more of the clock than tenths of a millisecond. */
const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const browser = await startBrowser();
const servers = [];
try {
  for (const run of runs) {
    const server = await start(run.server);
    servers.push(server);
    run.page = await open(server.port);
    run.rounds = modes.map(() => []);
    await measure(run, { lines: 5_000, micros: 200 }); // warms both up
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const run of runs) {
      for (const [index, mode] of modes.entries()) run.rounds[index].push(await measure(run, mode));
    }
  }
} finally {
  await browser.close();
  for (const server of servers) await server.close();
}
modes.forEach(print);

async function start(contender) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const target = path.join(root, "benchmarks", "target");
  const classPath = `${path.join(target, "classes")}${path.delimiter}${await readFile(path.join(target, "class-path"), "utf8")}`;
  const java = spawn(
    process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin", "java") : "java",
    ["-Xmx512m", "-cp", classPath, "io.progressstream.benchmarks.latency.LatencyServer", contender],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  const [port] = await once(createInterface({ input: java.stdout }), "line");
  return {
    port,
    async close() {
      const ended = once(java, "exit");
      java.stdin.end();
      await ended;
    },
  };
}

/** A page of the server's origin, whose files come from here. */
async function open(port) {
  const page = await browser.newPage();
  const origin = `http://127.0.0.1:${port}`;
  await page.route(/\/(pages|progress-js)\//, async (route) => {
    const [, folder, ...rest] = new URL(route.request().url()).pathname.split("/");
    const file = new URL(rest.join("/"), folders[folder]);
    await route.fulfill({
      body: await readFile(file),
      contentType: types[path.extname(file.pathname)],
      headers: isolated,
    });
  });
  await page.goto(`${origin}/pages/lines.html`);
  await page.waitForFunction(() => window.crossOriginIsolated && "bare" in window);
  return page;
}

/** Ages in microseconds. A server's stamps are of the monotonic clock, a page's are of the calendar's: this process knows both. */
async function measure({ page, client }, { lines, micros }) {
  const seen = await page.evaluate(
    ([name, url]) => window[name](url),
    [client, `/lines?lines=${lines}&micros=${micros}`],
  );
  if (seen.length !== lines) throw new Error(`${seen.length} of ${lines} lines have come`);
  const apart = performance.timeOrigin + performance.now() - Number(process.hrtime.bigint()) / 1e6;
  const ages = seen.map(([stamp, at]) => (at - apart - Number(stamp) / 1e6) * 1_000).sort((a, b) => a - b);
  return { p50: ages[ages.length >> 1], p99: ages[Math.floor(ages.length * 0.99)], max: ages.at(-1) };
}

function print({ name }, mode) {
  const median = ({ rounds }, key) =>
    rounds[mode].map((round) => round[key]).sort((a, b) => a - b)[ROUNDS >> 1];
  const bare = runs.find((run) => run.name === BARE);
  process.stdout.write(
    `\n### Latency of a line in Chromium, ${name}\n\n` +
      "| from line() to the page | p50 us | to bare | p99 us | to bare | max us |\n| --- | ---: | ---: | ---: | ---: | ---: |\n",
  );
  for (const run of runs) {
    const cell = (key) =>
      `${median(run, key).toFixed(0)} | ${(median(run, key) / median(bare, key)).toFixed(2)} x`;
    process.stdout.write(
      `| ${run.name} | ${cell("p50")} | ${cell("p99")} | ${median(run, "max").toFixed(0)} |\n`,
    );
  }
}
