import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { documented } from "./lib/kinds.mjs";

const shown = /<!-- tested: e2e\/proxies\/(\S+) -->\n```\w*\n(.*?)```/gs;

test("docs/proxies.md shows the configurations that are tested, word for word", async () => {
  const text = await readFile(new URL("../../docs/proxies.md", import.meta.url), "utf8");
  const names = [];
  for (const [, name, configuration] of text.matchAll(shown)) {
    names.push(name);
    assert.equal(configuration, await readFile(new URL(name, import.meta.url), "utf8"), name);
  }
  assert.equal(names.length, text.match(/^```/gm).length / 2, "each block names the file that it shows");
  for (const name of documented) assert.ok(names.includes(name), `${name} is not shown`);
});
