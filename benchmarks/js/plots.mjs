// Draws the tables of docs/benchmarks.md and docs/reliability.md: `node plots.mjs`, after their figures were changed.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parse, View } from "vega";
import { compile } from "vega-lite";

const docs = new URL("../../docs/", import.meta.url);
const OURS = /^(ours|elsewhere|progress-js)/i;

/** What is drawn: a column of numbers of a table, by its first column. Several numbers in one cell are those of `series`. */
const plots = [
  {
    file: "call-site",
    document: "benchmarks.md",
    heading: "Call site",
    column: "ns/op",
    rows: ({ threads }) => threads === "1",
    axis: "nanoseconds a call, 1 thread",
  },
  {
    file: "stream",
    document: "benchmarks.md",
    heading: "One stream end to end",
    column: "wall s",
    axis: "seconds for 1,000,000 rows, each reported",
  },
  {
    file: "many",
    document: "benchmarks.md",
    heading: "10,000 followers, all of one operation, a report a second",
    column: "CPU % of a core",
    rows: (row) => !row[0].startsWith("limit"),
    axis: "% of a core for 10,000 followers",
  },
  {
    file: "modal",
    document: "benchmarks.md",
    heading: "Modal in Chromium, all lines in one burst",
    column: "until all is shown, s",
    label: ({ 0: name, lines }) => `${name}, ${lines} lines`,
    axis: "seconds until all is shown",
  },
  {
    file: "readers",
    document: "reliability.md",
    heading: "Readers that stall, vanish, trickle and hurry",
    column: "p99 ms on Tomcat, Jetty, Undertow",
    series: ["Tomcat", "Jetty", "Undertow"],
    axis: "p99 of a line beside the attack, ms",
  },
];

await mkdir(new URL("plots/", docs), { recursive: true });
for (const plot of plots) {
  const text = await readFile(new URL(plot.document, docs), "utf8");
  const values = valuesOf(plot, tableBelow(text, plot.heading));
  const view = new View(parse(compile(specOf(plot, values)).spec), { renderer: "none" });
  await writeFile(new URL(`plots/${plot.file}.svg`, docs), `${await view.toSVG()}\n`);
}

/** The rows of the first table below a heading: each by the names of its columns, and by 0 its first cell. */
function tableBelow(text, heading) {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (from < 0) throw new Error(`There is no heading "${heading}"`);
  const first = lines.findIndex((line, at) => at > from && line.startsWith("|"));
  const last = lines.findIndex((line, at) => at > first && !line.startsWith("|"));
  const [names, , ...rows] = lines.slice(first, last).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.map((cells) => ({
    0: cells[0],
    ...Object.fromEntries(names.map((name, at) => [name, cells[at]])),
  }));
}

function valuesOf({ column, rows = () => true, label = (row) => row[0], series }, table) {
  return table.filter(rows).flatMap((row) => {
    const numbers = (series ? row[column].split(", ") : [row[column]]).map((cell) =>
      Number(cell.replaceAll(",", "")),
    );
    if (numbers.some(Number.isNaN)) throw new Error(`"${row[column]}" is no number`);
    return numbers.map((value, at) => ({ label: label(row), value, kind: kindOf(row[0], series?.[at]) }));
  });
}

function kindOf(name, series) {
  if (series) return series;
  if (OURS.test(name)) return "this library";
  return /limit|silent|goal/i.test(name) ? "limit" : "others";
}

function specOf({ axis, series }, values) {
  // bars of a logarithmic scale stand on the power of ten below the least of them
  const floor = 10 ** Math.floor(Math.log10(Math.min(...values.map(({ value }) => value))) - 1e-9);
  const y = { field: "label", type: "nominal", sort: null, title: null, axis: { labelLimit: 320 } };
  return {
    background: "white",
    width: 520,
    height: { step: series ? 9 : 18 },
    data: { values },
    mark: { type: "bar", tooltip: null },
    encoding: {
      y,
      ...(series && { yOffset: { field: "kind", sort: series } }),
      x: {
        field: "value",
        type: "quantitative",
        title: `${axis} (logarithmic)`,
        scale: { type: "log", domainMin: floor },
      },
      x2: { datum: floor },
      color: {
        field: "kind",
        type: "nominal",
        title: null,
        scale: series
          ? { domain: series }
          : { domain: ["limit", "this library", "others"], range: ["#9aa5b1", "#1a7f5a", "#c2571a"] },
      },
    },
  };
}
