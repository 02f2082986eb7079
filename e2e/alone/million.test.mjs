import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startExample } from "../lib/example.mjs";
import { alive } from "../lib/jvm.mjs";
import { count, records, sample, upload } from "../lib/records.mjs";

let example;
before(async () => {
  example = await startExample("spring-import", ["-Xmx256m"]);
});
after(() => example?.stop());

test("a million rows need no more memory than few, and no more records", { timeout: 300_000 }, async (t) => {
  const csv = await sample(example.url, 1_000_000);
  const heaps = [(await alive(example.pid)).bytes];
  const moments = [];
  let kept = 0;
  let outcome;
  let measuring = Promise.resolve();
  let next = 20;
  for await (const { record } of records(await upload(example.url, csv))) {
    if ("seq" in record) kept++;
    if ("Progress" in record && !("Outcome" in record)) {
      moments.push(record.elapsed);
      if (record.Progress >= next) {
        next += 20;
        measuring = measuring.then(async () => heaps.push((await alive(example.pid)).bytes));
      }
    }
    outcome = record;
  }
  await measuring;
  heaps.push((await alive(example.pid)).bytes);

  const busiest = Math.max(
    ...moments.map((from, i) => moments.slice(i).findIndex((at) => at >= from + 1_000)),
  );
  t.diagnostic(`${outcome.elapsed} ms, ${moments.length} progress records, at most ${busiest} a second`);
  t.diagnostic(`${kept} kept records came, ${outcome.clipped} are clipped`);
  t.diagnostic(`live heap in MB: ${heaps.map((bytes) => (bytes / 1e6).toFixed(1)).join(", ")}`);

  assert.equal(outcome.Outcome, "partial");
  assert.equal(outcome.ok + outcome.bad, 1_000_000);
  assert.equal(await count(example.url), outcome.result.imported);
  assert.ok(busiest <= 20, `${busiest} progress records within a second`);
  assert.ok(moments.length > 20, "progress was told");
  assert.ok(outcome.clipped > 10_000, `clipped: ${outcome.clipped}`);
  assert.ok(Math.max(...heaps) < heaps[0] + (64 << 20), `live heap: ${heaps}`);
});
