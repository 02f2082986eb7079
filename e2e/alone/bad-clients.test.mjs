import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { badClients, stall } from "../lib/bad-clients.mjs";
import { startExample } from "../lib/example.mjs";
import { good } from "../lib/files.mjs";
import { alive, threads } from "../lib/jvm.mjs";
import { records, upload } from "../lib/records.mjs";
import { until } from "../lib/until.mjs";

const kinds = Object.entries(badClients);
let folder;
let example;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bad-clients-"));
  example = await startExample("spring-import", [
    "-Xmx256m",
    `-Djava.io.tmpdir=${folder}`,
    "-Dprogress-stream.retention=1s",
  ]);
});
after(async () => {
  await example?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("1,000 bad clients slow nobody down and leave nothing behind", { timeout: 300_000 }, async (t) => {
  await besides(attack(300), watch); // pools and caches are full afterwards
  await quiet();
  const alone = await watch();
  await quiet();
  const before = await measure();

  let beside = await besides(attack(1_000), watch);
  for (let more = 0; more < 2 && beside.took > 2 * alone.took; more++) {
    beside = await besides(attack(1_000), watch); // whatever else the machine does makes it slower, never faster
  }
  await quiet();
  const after = await measure();

  t.diagnostic(
    `an import alone: ${alone.took} ms; beside bad clients: ${beside.took} ms, longest silence ${beside.silence} ms`,
  );
  t.diagnostic(
    `live heap ${before.bytes} → ${after.bytes} bytes, threads ${before.threads} → ${after.threads}`,
  );
  assert.ok(beside.took < 2 * alone.took, `${beside.took} ms beside bad clients, ${alone.took} ms alone`);
  assert.ok(beside.silence < 5_000, `nothing came for ${beside.silence} ms`);
  assert.ok(
    after.bytes < before.bytes + (8 << 20),
    `live heap grew from ${before.bytes} to ${after.bytes} bytes`,
  );
  assert.ok(after.threads <= before.threads + 30, `threads grew from ${before.threads} to ${after.threads}`);
  for (const [name, instances] of Object.entries(after.ours)) {
    assert.ok(
      instances <= (before.ours[name] ?? 0) + 10,
      `${name}: ${before.ours[name] ?? 0} → ${instances}`,
    );
  }
  assert.deepEqual(await uploads(), []);
});

/** Does something while an attack goes on and 6 more clients never read their answers. */
async function besides(attacked, action) {
  const stalled = await Promise.all(Array.from({ length: 6 }, () => stall(example.url)));
  const done = await action();
  await attacked;
  for (const client of stalled) client.leave();
  return done;
}

/** So many bad clients, 32 at a time. */
async function attack(clients) {
  let next = 0;
  const one = async () => {
    while (next < clients) {
      const [what, behave] = kinds[next++ % kinds.length];
      const done = await Promise.race([behave(example.url), wait(60_000, what, { ref: false })]);
      assert.notEqual(done, what, `this client was left waiting: ${what}`);
    }
  };
  await Promise.all(Array.from({ length: 32 }, one));
}

/** Imports 3,000 rows at 1 ms each; how long it took, and the longest time without a record. */
async function watch() {
  const began = performance.now();
  let last = began;
  let silence = 0;
  let outcome;
  for await (const { at, record } of records(await upload(example.url, good(3_000), { delay: 1_000 }))) {
    silence = Math.max(silence, at - last);
    last = at;
    outcome = record.Outcome;
  }
  assert.equal(outcome, "succeeded");
  return { took: Math.round(last - began), silence: Math.round(silence) };
}

/** Until the work of those who left has ended and is forgotten. */
function quiet() {
  return until("all operations are forgotten", async () => {
    const { ours } = await alive(example.pid);
    return !ours["io.progressstream.operation.RunningOperation"];
  });
}

async function measure() {
  return { ...(await alive(example.pid)), threads: await threads(example.pid) };
}

/** Files in the temporary folder that are not the database's. */
async function uploads() {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile() && !file.name.endsWith(".mv.db")).map((file) => file.name);
}
