import { startBrowser } from "./browser.mjs";
import { startSite } from "./site.mjs";

const quick = process.argv.includes("--quick");
const ROUNDS = quick ? 3 : 9;
const LIMIT = "limit: a plain dialog that shows 500 lines once";
const runs = [
  { name: LIMIT, page: "limit", lines: 1_000 },
  { name: LIMIT, page: "limit", lines: 10_000 },
  { name: LIMIT, page: "limit", lines: 100_000 },
  { name: "progress-js", page: "ours", lines: 1_000 },
  { name: "progress-js", page: "ours", lines: 10_000 },
  { name: "progress-js", page: "ours", lines: 100_000 },
  { name: "the article's innerHTML +=", page: "article", lines: 1_000, rounds: quick ? 1 : 3 },
  ...(quick ? [] : [{ name: "the article's innerHTML +=", page: "article", lines: 3_000, rounds: 1 }]),
];

const site = await startSite();
const browser = await startBrowser();
try {
  // The first burst warms the browser up.
  await measure(runs[0]);
  const rows = [];
  for (const run of runs) {
    const all = [];
    for (let round = 0; round < (run.rounds ?? ROUNDS); round++) all.push(await measure(run));
    rows.push({ ...run, ...medians(all) });
  }
  print(rows);
} finally {
  await browser.close();
  site.close();
}

async function measure({ page: name, lines }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}/pages/${name}.html`);
    await page.addScriptTag({ url: `${site.url}/pages/page.js` });
    await page.waitForFunction(() => "run" in window);
    const noticed = await page.evaluate(async (count) => {
      const { finish } = window.watch();
      await window.run(`/burst?lines=${count}`);
      return finish();
    }, lines);
    const devtools = await context.newCDPSession(page);
    await devtools.send("HeapProfiler.collectGarbage");
    const { nodes } = await devtools.send("Memory.getDOMCounters");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    return { ...noticed, nodes, heap: usedSize };
  } finally {
    await context.close();
  }
}

function medians(all) {
  const keys = Object.keys(all[0]);
  const median = (key) => all.map((seen) => seen[key]).sort((a, b) => a - b)[all.length >> 1];
  return Object.fromEntries(keys.map((key) => [key, median(key)]));
}

function print(rows) {
  const number = (value, digits = 0) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  process.stdout.write(
    "\n### Modal in Chromium, all lines in one burst\n\n" +
      "| | lines | until all is shown, s | to the limit | to the article's | longest task ms | longest frame ms | DOM nodes | heap MB |\n" +
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n" +
      "| goal | 1,000 to 100,000 | 0.15 | | | below 50 | | | |\n",
  );
  const ratio = (page, digits, { lines, total }) => {
    const other = rows.find((row) => row.page === page && row.lines === lines);
    return other ? `${(total / other.total).toFixed(digits)} x` : "";
  };
  for (const row of rows) {
    const { name, lines, total, longestTask, longestFrame, nodes, heap } = row;
    process.stdout.write(
      `| ${name} | ${number(lines)} | ${number(total / 1_000, 2)} | ${ratio("limit", 2, row)} | ${ratio("article", 3, row)} | ${longestTask ? number(longestTask) : "below 50"} | ` +
        `${number(longestFrame)} | ${number(nodes)} | ${number(heap / 1e6, 1)} |\n`,
    );
  }
}
