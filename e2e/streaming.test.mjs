import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { examples, startExample } from "./lib/example.mjs";
import { retail } from "./lib/files.mjs";
import { all, cookie, count, records, sample, upload } from "./lib/records.mjs";

for (const name of examples) {
  describe(name, () => {
    let example;
    before(async () => {
      example = await startExample(name);
    });
    after(() => example?.stop());

    test("records arrive while the work runs", async () => {
      const csv = await sample(example.url, 400);
      const times = [];
      for await (const { at } of records(await upload(example.url, csv, { delay: 5_000 }))) times.push(at);
      const span = times.at(-1) - times[0];
      assert.ok(span > 1_500, `400 rows of 5 ms came within ${span} ms`);
      const widest = Math.max(...times.slice(1).map((at, i) => at - times[i]));
      assert.ok(widest < 1_000, `nothing came for ${widest} ms`);
    });

    test("10,000 rows of retail are told and kept as the rules say", async () => {
      const { csv, pence } = retail();
      const held = await count(example.url);
      const seen = await all(await upload(example.url, csv, { name: "online-retail.csv" }));

      const numbers = seen.filter((record) => "seq" in record).map((record) => record.seq);
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
      );
      const percents = seen.map((record) => record.Progress).filter(Number.isFinite);
      assert.deepEqual(
        percents,
        percents.toSorted((a, b) => a - b),
      );
      assert.ok(percents.length >= 2, "the percent was told");
      assert.deepEqual(percents.indexOf(100), percents.length - 1);

      const first = seen[0];
      assert.equal(first.Operation, "Import online-retail.csv");
      assert.equal(first.seq, 1);
      assert.equal(first.cancellable, true);

      const outcome = seen.at(-1);
      assert.equal(seen.filter((record) => "Outcome" in record).length, 1);
      const errors = seen.filter((record) => "Error" in record && !("Outcome" in record));
      const codes = (code) => errors.filter((record) => record.code === code).length;
      assert.deepEqual([errors.length, codes("customer.missing"), codes("price.invalid")], [2_292, 2_291, 1]);
      assert.deepEqual(errors.find((record) => record.code === "price.invalid").at, {
        row: 5_002,
        field: "UnitPrice",
      });
      assert.equal(seen.filter((record) => "Line" in record).length, 100);

      assert.equal(outcome.Outcome, "partial");
      assert.equal(outcome.Progress, 100);
      assert.equal(outcome.ok, 7_708);
      assert.equal(outcome.bad, 2_292);
      assert.equal(outcome.Information, "7,608 of 10,000 rows imported, 100 skipped, 2,292 rejected");
      const { revenueByCountry, ...counts } = outcome.result;
      assert.deepEqual(counts, { rows: 10_000, imported: 7_608, cancellations: 100, rejected: 2_292 });
      assert.deepEqual(
        Object.entries(revenueByCountry).map(([country, pounds]) => [country, Math.round(pounds * 100)]),
        Object.entries(pence).toSorted((a, b) => b[1] - a[1]),
      );
      assert.equal((await count(example.url)) - held, 7_608);
    });

    test("an import that is cancelled leaves nothing behind, and says so", async () => {
      const held = await count(example.url);
      const csv = await sample(example.url, 20_000);
      let outcome;
      let follow;
      let cancelled;
      const response = await upload(example.url, csv, { delay: 500 });
      for await (const { record } of records(response)) {
        follow ??= record.follow;
        if (record.Progress > 20 && !cancelled) {
          const headers = { Cookie: cookie(response) };
          cancelled = await fetch(new URL(follow, example.url), { method: "DELETE", headers });
        }
        outcome = record;
      }
      assert.equal(cancelled.status, 202);
      assert.equal(outcome.Outcome, "cancelled");
      assert.match(outcome.Error, /^Nothing was imported: [\d,]+ rows were rolled back\.$/);
      assert.equal(await count(example.url), held);
    });

    test("whoever wants only the result gets only the result", async () => {
      const csv = await sample(example.url, 100);
      const response = await upload(example.url, csv, { headers: { Accept: "application/json" } });
      assert.equal(response.status, 200);
      assert.match(response.headers.get("content-type"), /^application\/json/);
      assert.equal((await response.json()).rows, 100);
    });
  });
}
