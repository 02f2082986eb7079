import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { startBrowser } from "./lib/browser.mjs";
import { startExample } from "./lib/example.mjs";
import { header, row } from "./lib/files.mjs";
import { ImportPage } from "./lib/page.mjs";
import { count } from "./lib/records.mjs";

const file = header + row({ customer: "" }).repeat(5) + row().repeat(5_995);

describe("a page that is left and comes back from the back-forward cache", () => {
  let browser;
  let context;
  let example;
  before(async () => {
    browser = await startBrowser({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    example = await startExample("spring-import");
  });
  after(async () => {
    await browser?.close();
    await example?.stop();
  });
  afterEach(() => context?.close());

  /** The page, which Chromium may keep: the example forbids that with `no-store`. */
  const open = async () => {
    context = await browser.newContext({ viewport: { width: 900, height: 700 } });
    const tab = new ImportPage(await context.newPage());
    await tab.page.route(`${example.url}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "cache-control": "no-cache" } });
    });
    await tab.page.goto(example.url);
    return tab;
  };
  const percent = async (tab) => Number(await tab.bar.getAttribute("aria-valuenow"));

  test("shows the import where it stands now within 2 s, with all earlier errors, and its right end", async (t) => {
    const tab = await open();
    const { page } = tab;
    const held = await count(example.url);
    await tab.import(file, { delay: 1_000 });
    await tab.reaches(20);
    await page.evaluate(() => {
      window.wasKept = true;
      window.texts = [];
      const { shadowRoot } = document.querySelector("progress-modal");
      new MutationObserver(() => window.texts.push(shadowRoot.querySelector("dialog").innerText)).observe(
        shadowRoot,
        { subtree: true, childList: true, characterData: true, attributes: true },
      );
    });
    for (let trip = 0; trip < 3; trip++) {
      const before = await percent(tab);
      await page.goto(`${example.url}/orders/count`);
      await page.goBack({ waitUntil: "commit" });
      const back = performance.now();
      await tab.reaches(before + 1);
      t.diagnostic(`moved ${Math.round(performance.now() - back)} ms after it was back`);
      assert.ok(performance.now() - back < 2_000);
      assert.equal(await page.evaluate(() => window.wasKept), true);
      assert.equal(await tab.log.getByText("CustomerID is missing").count(), 5);
    }
    await tab.ends();
    assert.equal(await tab.heading(), "Finished with errors");
    assert.equal(await count(example.url), held + 5_995);
    const texts = await page.evaluate(() => window.texts);
    assert.ok(texts.length > 0);
    assert.deepEqual(
      texts.filter((text) => text.includes("Reconnecting")),
      [],
    );
    assert.deepEqual(tab.complaints, []);
  });
});
