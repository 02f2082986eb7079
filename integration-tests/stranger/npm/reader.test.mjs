import assert from "node:assert/strict";
import { test } from "node:test";
import { readProgress } from "progress-js";

test("the installed package reads a stream in Node.js", async () => {
  const stream = new Blob(['{"seq":1,"Operation":"Import"}\n{"Progress":0}\n', '{"seq":2,"Outcome":"succeeded"}']).stream();
  const kinds = [];
  for await (const record of readProgress(stream)) kinds.push(record.kind);
  assert.deepEqual(kinds, ["operation", "progress", "outcome"]);
});

test("the modal is imported without a DOM", async () => {
  const modal = await import("progress-js/modal");
  assert.equal(typeof modal.showProgress, "function");
});
