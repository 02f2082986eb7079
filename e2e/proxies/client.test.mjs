import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { startExample } from "../lib/example.mjs";
import { good, header, row } from "../lib/files.mjs";
import { records, upload } from "../lib/records.mjs";
import { importWithClient } from "./lib/client.mjs";
import { behind, short } from "./lib/kinds.mjs";
import { oneAtATime, whileOneRuns } from "./lib/silence.mjs";

/** How late records may come where all answers are held back, in ms: a lap of a second, and the ways there and back. */
const BOUND = 1_500;

const limit = { timeout: 60_000 };

let example;
before(async () => {
  example = await startExample("spring-import", oneAtATime);
});
after(() => example?.stop());

const numbers = (kept) => kept.map(({ seq }) => seq);
const dense = (length) => Array.from({ length }, (_, i) => i + 1);

test(
  "nginx/holding.conf: the client notices that answers are held back, and hears all in laps of a second",
  limit,
  (t) =>
    behind("nginx/holding.conf", example.port, async (proxy) => {
      const csv = header + `${row().repeat(4)}${row({ customer: "" })}`.repeat(130);
      const key = `"${randomUUID()}"`;
      const told = new Map();
      const direct = upload(example.url, csv, { delay: 12_000, headers: { "Idempotency-Key": key } });
      const heard = importWithClient(proxy.url, csv, { delay: 12_000, key });
      for await (const { at, record } of records(await direct)) if ("seq" in record) told.set(record.seq, at);
      const { outcome } = await heard.finished;

      assert.equal(outcome, "partial");
      assert.equal(heard.operation.state.buffered, true);
      assert.deepEqual(numbers(heard.kept), dense(told.size));
      const first = heard.kept[0].at - told.get(1);
      const lags = heard.kept
        .filter(({ seq }) => told.get(seq) > heard.kept[0].at)
        .map(({ at, seq }) => at - told.get(seq))
        .sort((a, b) => a - b);
      const p99 = lags[Math.ceil(0.99 * lags.length) - 1];
      t.diagnostic(
        `ms later: first ${first.toFixed(0)}, of ${lags.length} from then on median ${lags[lags.length >> 1].toFixed(0)}, p99 ${p99.toFixed(0)}`,
      );
      assert.ok(first <= 8_000, `nothing came for ${first} ms`);
      assert.ok(lags.length >= 10, `${lags.length} records after the first answer`);
      assert.ok(p99 <= BOUND, `p99 ${p99} ms`);
    }),
);

test("an idle limit of 3 s cuts silent work off, and the client comes back to it", limit, (t) =>
  whileOneRuns(example.url, 6, () =>
    Promise.all(
      short.map((configuration) =>
        behind(configuration, example.port, async (proxy) => {
          const heard = importWithClient(proxy.url, good(1), { key: `"${randomUUID()}"` });
          const { outcome } = await heard.finished;
          t.diagnostic(`${configuration}: cut off ${heard.cuts} times`);
          assert.ok(heard.cuts >= 1, `${configuration} cut nothing off`);
          assert.equal(outcome, "succeeded");
          assert.deepEqual(numbers(heard.kept), dense(2));
        }),
      ),
    ),
  ),
);
