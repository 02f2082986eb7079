import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startExample } from "../lib/example.mjs";
import { cookie, records, sample, upload } from "../lib/records.mjs";
import { behind, documented } from "./lib/kinds.mjs";

const CUTS = 20;

let example;
before(async () => {
  example = await startExample("spring-import");
});
after(() => example?.stop());

describe("cut off 20 times, and the proxy reloaded and restarted", { concurrency: true }, () => {
  for (const configuration of documented) {
    test(`${configuration}: every record comes once, and there is one import`, { timeout: 60_000 }, (t) =>
      behind(configuration, example.port, async (proxy) => {
        const csv = await sample(example.url, 8_000);
        const kept = [];
        let outcome;
        let broken = 0;

        /** Reads until the end of the stream, or until somebody breaks the connection: this client so long after the head, or the proxy. */
        const read = async (open, milliseconds, whenOpen = () => {}) => {
          const cut = new AbortController();
          let timer;
          try {
            const response = await open(cut.signal);
            timer = setTimeout(() => cut.abort(), milliseconds);
            whenOpen(response);
            for await (const { record } of records(response)) {
              if ("seq" in record) kept.push(record.seq);
              if ("Outcome" in record) outcome = record;
            }
            if (!outcome) broken++; // as Caddy does when it ends: in order, and too early
          } catch (error) {
            const isBroken = error instanceof TypeError || /ended inside a line/.test(error.message);
            if (isBroken) broken++;
            else if (error.name !== "AbortError") throw error;
          } finally {
            clearTimeout(timer);
          }
          assert.ok(broken <= 3, `broken ${broken} times by a reload and a restart`);
        };

        let headers;
        let follow;
        const start = (signal) => upload(proxy.url, csv, { delay: 1_000, signal });
        await read(start, 200, (response) => {
          headers = { Cookie: cookie(response) };
          follow = `${proxy.url}/progress/${response.headers.get("progress-operation")}`;
        });

        let cuts = 1;
        while (!outcome) {
          const open = async (signal) => {
            const response = await fetch(`${follow}?after=${kept.at(-1) ?? 0}`, { headers, signal });
            assert.equal(response.status, 200);
            return response;
          };
          if (cuts === 5) proxy.reload();
          if (cuts === 10) {
            let restarted;
            await read(open, 60_000, () => {
              restarted = proxy.restart();
            });
            await restarted;
          } else {
            await read(open, cuts < CUTS ? 20 + Math.random() * 150 : 60_000);
          }
          if (!outcome) cuts++;
        }

        t.diagnostic(`${cuts} cuts, ${broken} of them by the proxy, ${kept.length} records`);
        assert.equal(cuts, CUTS);
        assert.ok(broken >= 1, "the restart broke no connection");
        assert.deepEqual(
          kept,
          Array.from({ length: outcome.seq }, (_, i) => i + 1),
        );
        const listed = await (await fetch(`${proxy.url}/progress`, { headers })).json();
        assert.equal(listed.operations.length, 1);
        assert.equal(listed.operations[0].outcome.Outcome, "partial");
        assert.equal(outcome.result.rows, 8_000);
      }),
    );
  }
});
