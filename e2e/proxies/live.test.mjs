import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { examples, startExample } from "../lib/example.mjs";
import { cookie, sample, upload } from "../lib/records.mjs";
import { behind, compressing, documented, plain } from "./lib/kinds.mjs";
import { lag, lagWithinBound, say } from "./lib/lag.mjs";

const limit = { timeout: 60_000 };

for (const name of examples) {
  describe(name, () => {
    let example;
    before(async () => {
      example = await startExample(name);
    });
    after(() => example?.stop());

    for (const configuration of name === "spring-import" ? [...plain, ...documented] : documented) {
      test(`${configuration}: records come within 100 ms of being sent`, limit, (t) =>
        behind(configuration, example.port, (proxy) => lagWithinBound(t, example.url, proxy.url)),
      );
    }

    if (name !== "spring-import") return;

    for (const configuration of compressing) {
      test(`${configuration}: they do so where it compresses`, limit, (t) =>
        behind(configuration, example.port, async (proxy) => {
          const file = await fetch(`${proxy.url}/imports/sample.csv?rows=500`);
          await file.text();
          assert.equal(file.headers.get("content-encoding"), "gzip", "what is no stream is compressed");
          const { headers } = await lagWithinBound(t, example.url, proxy.url);
          const expected = configuration.startsWith("apache/") ? "gzip" : "identity";
          assert.equal(headers.get("content-encoding"), expected);
        }),
      );
    }

    for (const configuration of documented) {
      test(`${configuration}: a page without TLS cancels, whose browser says only its origin`, limit, () =>
        behind(configuration, example.port, async ({ url }) => {
          assert.equal(await cancel(url), 202);
        }),
      );
    }

    test("nginx/plain.conf: that is refused where the proxy tells the application another host", limit, () =>
      behind("nginx/plain.conf", example.port, async ({ url }) => {
        assert.equal(await cancel(url), 403);
      }),
    );

    test("nginx/inner.conf behind nginx: records come within 100 ms of being sent", limit, (t) =>
      behind("nginx/inner.conf", example.port, (inner) =>
        behind("nginx/site.conf", inner.port, (outer) => lagWithinBound(t, example.url, outer.url)),
      ),
    );

    test("nginx/site.conf behind nginx: the outer one holds them back", limit, (t) =>
      behind("nginx/site.conf", example.port, (inner) =>
        behind("nginx/site.conf", inner.port, async (outer) => {
          const held = await lag(example.url, outer.url);
          say(t, held);
          assert.ok(held.p90 > 300, `p90 ${held.p90} ms: is the header still needed?`);
        }),
      ),
    );

    test("haproxy/plain.cfg: HAProxy adds up to 200 ms without option http-no-delay", limit, (t) =>
      behind("haproxy/plain.cfg", example.port, async (proxy) => {
        const held = await lag(example.url, proxy.url);
        say(t, held);
        assert.ok(held.max > 100, `${held.max} ms: is the option still needed?`);
      }),
    );
  });
}

/** The status of a cancel, as a browser sends it that knows no `Sec-Fetch-Site`. */
async function cancel(url) {
  const started = await upload(url, await sample(url, 100), {
    delay: 10_000,
    headers: { Prefer: "respond-async" },
  });
  const headers = { Cookie: cookie(started), Origin: url };
  const { status } = await fetch(new URL(started.headers.get("location"), url), {
    method: "DELETE",
    headers,
  });
  return status;
}
