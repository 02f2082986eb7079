import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startBrowser } from "../lib/browser.mjs";
import { startExample } from "../lib/example.mjs";
import { good } from "../lib/files.mjs";
import { ImportPage } from "../lib/page.mjs";

/** All of one browser, which has six connections to the server for them. */
const TABS = 50;
const LOADS = 11;
/** What a load may take longer than 1.2 times, in ms: fifty tabs and the server share two cores with the visitor. A load without a connection takes seconds. */
const NOISE = 300;

describe("tabs that watch one import over HTTP/1.1", () => {
  let browser;
  let context;
  let example;
  before(async () => {
    browser = await startBrowser();
    context = await browser.newContext({ viewport: { width: 500, height: 400 } });
    example = await startExample("spring-import");
  });
  after(async () => {
    await browser?.close();
    await example?.stop();
  });

  /** How long the page takes to load, in ms: the median. */
  const loading = async (page) => {
    const times = [];
    for (let i = 0; i < LOADS; i++) {
      const began = performance.now();
      await page.goto(`${example.url}/?${i}`);
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[LOADS >> 1];
  };
  const open = async () => {
    const tab = new ImportPage(await context.newPage());
    await tab.page.goto(example.url);
    return tab;
  };
  const percent = async (tab) => Number(await tab.bar.getAttribute("aria-valuenow"));
  const places = (tab) => tab.page.evaluate(async () => (await navigator.locks.query()).held.length);

  test(`leave the site usable, the visible one is live, and all ${TABS} show the end`, async (t) => {
    const visitor = await context.newPage();
    await loading(visitor);
    const alone = await loading(visitor);

    const visible = await open();
    const protocol = () => performance.getEntriesByType("navigation")[0].nextHopProtocol;
    assert.equal(await visible.page.evaluate(protocol), "http/1.1");
    await visible.import(good(6_000), { delay: 10_000 });
    await visible.reaches(1);
    // all tabs of a browser without windows say that they are visible
    await context.addInitScript(() => {
      if (!location.search) Object.defineProperty(document, "hidden", { get: () => true });
    });
    const hidden = [];
    while (hidden.length < TABS - 1) hidden.push(await open());
    for (const tab of hidden) await tab.bar.waitFor();

    const beside = await loading(visitor);
    t.diagnostic(
      `the page loads in ${Math.round(alone)} ms alone, in ${Math.round(beside)} ms beside ${TABS} tabs`,
    );
    assert.ok(beside <= 1.2 * alone + NOISE, `${beside} ms beside ${TABS} tabs, ${alone} ms alone`);
    assert.ok((await places(visible)) <= 4);

    for (let i = 0; i < 5; i++) {
      const now = await percent(visible);
      await visible.reaches(now + 1);
      assert.equal(await visible.dialog.getByText("Reconnecting").count(), 0);
    }
    await visible.ends();
    const ended = performance.now();
    for (const tab of hidden) await tab.ends();
    t.diagnostic(`the last tab showed the end ${Math.round(performance.now() - ended)} ms after the first`);
    for (const tab of [visible, ...hidden]) {
      assert.equal(await tab.heading(), "Finished");
      assert.deepEqual(tab.complaints, []);
    }
  });
});
