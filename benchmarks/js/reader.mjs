import assert from "node:assert/strict";
import { contenders } from "./contenders.mjs";
import { events, ndjson, pieces, texts } from "./payload.mjs";

const quick = process.argv.includes("--quick");
const ROUNDS = quick ? 3 : 9;
const MB = 1_000_000;

/** How a stream is cut, and how much of it there is. */
const cuts = [
  { name: "16 KiB chunks", bytes: (quick ? 10 : 50) * MB, size: 16_384 },
  { name: "chunks of 1 to 64 bytes", bytes: quick ? MB : 4 * MB, size: 64, isRandom: true },
  { name: "1-byte chunks", bytes: MB / 4, size: 1 },
];
const BASE = "JSON.parse over ready lines";
/** Nobody can hand the records out with less work than that. */
const WORK = "the same, made into progress-js's records";
/** Nobody who reads a stream of the platform's does less than that. */
const LIMIT = "limit: decoded, split, one JSON.parse a chunk";
/** What people would use instead. */
const PEERS = ["the article's loop", "ndjson", "eventsource-parser"];

for (const { name, bytes, size, isRandom } of cuts) {
  const all = texts(bytes);
  const source = {
    texts: all,
    objects: all.map((text) => JSON.parse(text)),
    ndjson: pieces(ndjson(all), size, isRandom),
    events: pieces(events(all), size, isRandom),
  };
  const times = new Map(Object.keys(contenders).map((contender) => [contender, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [contender, read] of Object.entries(contenders)) {
      const start = performance.now();
      const seen = await read(source);
      const time = performance.now() - start;
      assert.equal(
        seen.lines + seen.errors,
        all.filter((text) => /"(Line|Error)"/.test(text)).length,
        contender,
      );
      if (round >= 0) times.get(contender).push(time);
    }
  }
  print(`Reader, ${bytes / MB} MB in ${name}`, times, bytes);
}

function print(title, times, bytes) {
  const medians = new Map(
    [...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]]),
  );
  const [base, work, limit] = [BASE, WORK, LIMIT].map((name) => medians.get(name));
  const best = Math.min(...PEERS.map((peer) => medians.get(peer)));
  process.stdout.write(
    `\n### ${title}\n\n| reader | MB/s | speed to JSON.parse | … and its records | to the limit | to the best peer |\n| --- | ---: | ---: | ---: | ---: | ---: |\n`,
  );
  for (const [name, time] of medians) {
    process.stdout.write(
      `| ${name} | ${(bytes / time / 1_000).toFixed(1)} | ${(base / time).toFixed(2)} x | ${(work / time).toFixed(2)} x | ${(limit / time).toFixed(2)} x | ${(best / time).toFixed(2)} x |\n`,
    );
  }
}
