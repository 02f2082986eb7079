import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { examples, startExample } from "./lib/example.mjs";
import { all, cookie, count, records, sample, upload } from "./lib/records.mjs";

const CUTS = 50;

for (const name of examples) {
  describe(name, () => {
    let example;
    before(async () => {
      example = await startExample(name);
    });
    after(() => example?.stop());

    test("a client that is cut off 50 times has every record once, and there is one import", async (t) => {
      const held = await count(example.url);
      const csv = await sample(example.url, 20_000);
      const kept = new Map();
      let duplicates = 0;
      let outcome;
      let cursor = 0;

      /** Reads until the cut. */
      const read = async (response, cut, milliseconds) => {
        const timer = setTimeout(() => cut.abort(), milliseconds);
        try {
          for await (const { record } of records(response)) {
            if (!("seq" in record)) continue;
            if (kept.has(record.seq)) duplicates++;
            kept.set(record.seq, record);
            cursor = Math.max(cursor, record.seq);
            if ("Outcome" in record) outcome = record;
          }
        } catch (error) {
          if (error.name !== "AbortError") throw error;
        } finally {
          clearTimeout(timer);
        }
      };

      let cut = new AbortController();
      const first = await upload(example.url, csv, { delay: 500, signal: cut.signal });
      const headers = { Cookie: cookie(first) };
      await read(first, cut, 100);
      const follow = new URL(kept.get(1).follow, example.url);
      let cuts = 1;
      while (!outcome) {
        cut = new AbortController();
        const response = await fetch(`${follow}?after=${cursor}`, { headers, signal: cut.signal });
        assert.equal(response.status, 200);
        await read(response, cut, cuts < CUTS ? 20 + Math.random() * 300 : 60_000);
        if (!outcome) cuts++;
      }

      t.diagnostic(`${cuts} cuts, ${kept.size} records, ${duplicates} duplicates`);
      assert.ok(cuts >= CUTS / 2, `cut ${cuts} times`);
      assert.equal(duplicates, 0);
      assert.deepEqual(
        [...kept.keys()],
        Array.from({ length: outcome.seq }, (_, i) => i + 1),
      );
      assert.equal((await count(example.url)) - held, outcome.result.imported);
      assert.deepEqual(
        (await all(await fetch(follow, { headers }))).filter((record) => "seq" in record),
        [...kept.values()],
      );
    });

    test("the same request with one key is one import, while it runs and after its end", async () => {
      const held = await count(example.url);
      const csv = await sample(example.url, 5_000);
      const headers = { "Idempotency-Key": `"${randomUUID()}"` };
      const send = () => upload(example.url, csv, { delay: 300, headers });
      const [one, two] = await Promise.all([send(), send()]);
      const [told, same] = await Promise.all([all(one), all(two)]);
      const again = await all(await send());
      const kept = (seen) => seen.filter((record) => "seq" in record);
      assert.deepEqual(kept(same), kept(told));
      assert.deepEqual(kept(again), kept(told));
      assert.equal((await count(example.url)) - held, told.at(-1).result.imported);

      const other = await upload(example.url, `${csv}\n`, { headers: { ...headers, Cookie: cookie(one) } });
      assert.equal(other.status, 422);
      assert.equal(other.headers.get("content-type"), "application/problem+json");
    });

    test("a stranger sees nothing, and can cancel nothing", async () => {
      const csv = await sample(example.url, 2_000);
      const response = await upload(example.url, csv, { delay: 500 });
      const own = { Cookie: cookie(response) };
      const id = response.headers.get("progress-operation");
      const place = `${example.url}/progress/${id}`;
      const listed = async (headers) =>
        (await (await fetch(`${example.url}/progress`, { headers })).json()).operations;
      assert.deepEqual(
        (await listed(own)).map((operation) => operation.id),
        [id],
      );
      assert.deepEqual(await listed({}), []);
      assert.equal((await fetch(place)).status, 404);
      assert.equal((await fetch(place, { method: "DELETE" })).status, 404);
      assert.equal((await all(response)).at(-1).Outcome, "partial");
      assert.equal((await listed(own))[0].outcome.Outcome, "partial");
    });
  });
}
