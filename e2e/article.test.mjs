import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { picture, startBrowser } from "./lib/browser.mjs";
import { startExample } from "./lib/example.mjs";
import { good, row } from "./lib/files.mjs";

// The loop as it was published: what it can read is a promise of the protocol. It is not to be changed.
const loop = await readFile(new URL("article/loop.txt", import.meta.url), "utf8");
const page = `<!doctype html><title>The article's page</title>
  <style>#bar { width: 0; height: 1rem; background: #4caf50 } #content { display: none } #stream { height: 20rem; overflow: auto }</style>
  <div id="bar"></div><div id="content"><div id="stream"></div></div>`;

let example;
let browser;
before(async () => {
  example = await startExample("spring-import");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await example?.stop();
});

test("the article's own loop follows an import to its end", async () => {
  const tab = await browser.newPage();
  const complaints = [];
  tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(error.message));
  await tab.route("**/article.html", (route) => route.fulfill({ contentType: "text/html", body: page }));
  await tab.goto(`${example.url}/article.html`);

  const widths = await tab.evaluate(follow, {
    loop,
    csv: good(700) + row({ customer: "" }).repeat(290) + row({ invoice: "C1" }).repeat(10),
  });

  assert.deepEqual(complaints, []);
  const percents = widths.map(Number.parseFloat);
  assert.deepEqual(
    percents,
    percents.toSorted((a, b) => a - b),
  );
  assert.ok(percents.length > 5, `the bar moved ${percents.length} times`);
  assert.equal(widths.at(-1), "100%");
  const shown = (color) => tab.locator(`#stream span[style*="${color}"]`);
  assert.equal(await shown("#ff5252").count(), 290);
  assert.equal(await tab.locator("#stream span:not([style])").count(), 10);
  assert.equal(
    await shown("#4caf50").last().textContent(),
    "700 of 1,000 rows imported, 10 skipped, 290 rejected",
  );
  assert.equal(
    await tab.locator("#stream span").last().textContent(),
    await shown("#4caf50").last().textContent(),
  );
  await picture(tab, "article");
  await tab.close();
});

/** Runs in the page: the article's request, its loop, and the widths that its bar took. */
async function follow({ loop, csv }) {
  const dom = { bar: "bar", content: "content", stream: "stream" };
  for (const id of Object.keys(dom)) dom[id] = document.getElementById(id);
  const widths = [];
  new MutationObserver(() => widths.push(dom.bar.style.width)).observe(dom.bar, { attributes: true });

  const body = new FormData();
  body.set("file", new Blob([csv]), "orders.csv");
  const response = await fetch("/imports?delay=1000", { method: "POST", body });
  const AsyncFunction = (async () => {}).constructor;
  await new AsyncFunction("response", "dom", loop)(response, dom);
  await new Promise(requestAnimationFrame);
  return widths;
}
