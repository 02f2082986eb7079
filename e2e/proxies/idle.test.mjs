import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startExample } from "../lib/example.mjs";
import { good } from "../lib/files.mjs";
import { all, upload } from "../lib/records.mjs";
import { behind, short } from "./lib/kinds.mjs";
import { oneAtATime, whileOneRuns } from "./lib/silence.mjs";

const limit = { timeout: 60_000 };

let example;
before(async () => {
  example = await startExample("spring-import", [...oneAtATime, "-Dprogress-stream.beat=1s"]);
});
after(() => example?.stop());

test("beats keep silent work alive behind an idle limit of 3 s", limit, (t) =>
  whileOneRuns(example.url, 6, () =>
    Promise.all(
      short.map((configuration) =>
        behind(configuration, example.port, async (proxy) => {
          const told = await all(await upload(proxy.url, good(1)));
          const idle = Math.max(...told.map((record) => record.idle ?? 0));
          const beats = told.filter((record) => "beat" in record).length;
          t.diagnostic(`${configuration}: ${beats} beats, silent for ${idle} ms`);
          assert.ok(idle > 3_000, `the work was silent for ${idle} ms only`);
          assert.equal(told.at(-1).Outcome, "succeeded");
          assert.deepEqual(
            told.filter((record) => "seq" in record).map((record) => record.seq),
            [1, 2],
          );
        }),
      ),
    ),
  ),
);
