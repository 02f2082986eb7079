import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { examples, startExample } from "./lib/example.mjs";
import { records, sample, upload } from "./lib/records.mjs";

for (const name of examples) {
  describe(name, () => {
    let example;
    before(async () => {
      example = await startExample(name);
    });
    after(() => example.stop());

    test("records arrive while the work runs", async () => {
      const csv = await sample(example.url, 400);
      const times = [];
      for await (const { at } of records(await upload(example.url, csv, { delay: 5_000 }))) times.push(at);
      const span = times.at(-1) - times[0];
      assert.ok(span > 1_500, `400 rows of 5 ms came within ${span} ms`);
      const widest = Math.max(...times.slice(1).map((at, i) => at - times[i]));
      assert.ok(widest < 1_000, `nothing came for ${widest} ms`);
    });

    test("the stream keeps the protocol's order", async () => {
      const before = await count(example.url);
      const seen = [];
      for await (const { record } of records(await upload(example.url, await sample(example.url, 5_000)))) {
        seen.push(record);
      }
      const numbers = seen.filter((record) => "seq" in record).map((record) => record.seq);
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
      );
      assert.equal(seen[0].Operation, "Import orders.csv");
      const percents = seen.map((record) => record.Progress).filter(Number.isFinite);
      assert.deepEqual(
        percents,
        percents.toSorted((a, b) => a - b),
      );
      const outcome = seen.at(-1);
      assert.equal(seen.filter((record) => "Outcome" in record).length, 1);
      assert.equal(outcome.Outcome, "partial");
      assert.equal(outcome.ok + outcome.bad, 5_000);
      const errors = seen.filter((record) => "Error" in record).length;
      assert.equal(errors, outcome.bad);
      assert.equal(outcome.result.rows, 5_000);
      assert.equal((await count(example.url)) - before, outcome.result.imported);
    });
  });
}

async function count(url) {
  const text = await (await fetch(`${url}/orders/count`)).text();
  return Number(text.match(/\d+/)[0]);
}
