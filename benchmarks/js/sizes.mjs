// What a page loads: the parts of progress-js, and a parser of events that people would use instead of the reader.
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundleOf } from "../../progress-js/scripts/bundle.mjs";
import { parts } from "../../progress-js/scripts/parts.mjs";

const parser = fileURLToPath(import.meta.resolve("eventsource-parser"));
const PEER = {
  name: "eventsource-parser",
  made: () => bundleOf(`export { createParser } from ${JSON.stringify(parser)}`),
};
const kib = (bytes) => (bytes / 1_024).toFixed(2);
const gzipped = (code) => gzipSync(code, { level: 9 }).length;
const peer = gzipped(await PEER.made());

process.stdout.write(
  "\n### What a page loads\n\n| bundle | minified KiB | gzip KiB | to the peer | goal | brotli KiB |\n| --- | ---: | ---: | ---: | ---: | ---: |\n",
);
for (const { name, budget, made } of [...parts, PEER]) {
  const code = await made();
  const gzip = gzipped(code);
  const goal = budget ? `<= ${budget / 1_024}` : "";
  process.stdout.write(
    `| ${name} | ${kib(Buffer.byteLength(code))} | ${kib(gzip)} | ${(gzip / peer).toFixed(2)} x | ${goal} | ${kib(brotliCompressSync(code).length)} |\n`,
  );
}
