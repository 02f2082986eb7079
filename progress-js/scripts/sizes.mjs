// Checks what the parts weigh, minified and gzipped, as users get them, in KB of 1,024 bytes.
import { gzipSync } from "node:zlib";
import { bundle, bundleOf } from "./bundle.mjs";

const PARTS = [
  ["reader", 2 * 1_024, () => bundleOf('export { readProgress } from "./index.js"')],
  ["client", 9 * 1_024, () => bundleOf('export * from "./index.js"')],
  [
    "client with modal",
    18.5 * 1_024,
    () => bundleOf('export * from "./index.js"; export { showProgress } from "./modal/index.js"'),
  ],
  ["script tag, forms included", 18.5 * 1_024, () => bundle("../dist/script.js")],
];

for (const [name, budget, made] of PARTS) {
  const size = gzipSync(await made(), { level: 9 }).length;
  const fits = size <= budget;
  process.stdout.write(`${fits ? "ok " : "OVER"} ${name}: ${size} of ${budget} bytes\n`);
  process.exitCode ||= fits ? 0 : 1;
}
