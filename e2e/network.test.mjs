import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { picture, startBrowser } from "./lib/browser.mjs";
import { startExample } from "./lib/example.mjs";
import { good, header, row } from "./lib/files.mjs";
import { Line } from "./lib/line.mjs";
import { ImportPage } from "./lib/page.mjs";
import { count } from "./lib/records.mjs";
import { until } from "./lib/until.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

describe("while the network is away", () => {
  let example;
  let line;
  let context;
  let page;
  before(async () => {
    example = await startExample("spring-import");
  });
  after(() => example?.stop());
  beforeEach(async () => {
    line = await Line.to(example.port);
    context = await browser.newContext({ viewport: { width: 900, height: 700 } });
    page = new ImportPage(await context.newPage());
    await page.page.goto(line.url);
  });
  afterEach(async () => {
    await context?.close();
    await line?.close();
  });

  /** The device is told that it is offline, and its connections are torn. */
  const goOffline = async () => {
    await context.setOffline(true);
    line.cut();
    await page.dialog.getByText("Reconnecting").waitFor();
  };
  const comeBack = async () => {
    line.mend();
    await context.setOffline(false);
  };

  test("20 seconds offline are no loss, and the page is back at once", async () => {
    const before = await count(example.url);
    await page.import(good(25_000), { delay: 1_000 });
    await page.reaches(10);
    await goOffline();
    const held = await page.percent();
    await wait(20_000);
    assert.ok(await page.dialog.getByText("Reconnecting").first().isVisible());
    await comeBack();
    const back = Date.now();
    await page.reaches(held + 50);
    assert.ok(Date.now() - back < 5_000, `back after ${Date.now() - back} ms`);
    await page.ends();
    assert.equal(await page.heading(), "Finished");
    assert.equal(await count(example.url), before + 25_000);
  });

  test("what ended meanwhile is told when the network is back", async () => {
    const before = await count(example.url);
    await page.import(header + row({ customer: "" }) + row().repeat(2_999), { delay: 1_000 });
    await page.reaches(20);
    await goOffline();
    await until("imported", async () => (await count(example.url)) === before + 2_999);
    await comeBack();
    await page.ends();
    assert.equal(await page.heading(), "Finished with errors");
    assert.equal(await page.log.getByText("CustomerID is missing").count(), 1);
  });

  test("Cancel is said at once, and done when the network is back", async () => {
    const before = await count(example.url);
    await page.import(good(20_000), { delay: 1_000 });
    await page.reaches(10);
    await goOffline();
    await page.cancel.click();
    await page.dialog.getByText("Cancelling").first().waitFor();
    await picture(page.page, "cancelling-offline");
    assert.ok(!(await page.close.isVisible()), "it is not over");
    await comeBack();
    await page.ends();
    assert.equal(await page.heading(), "Cancelled");
    assert.equal(await count(example.url), before);
  });
});

describe("while the server is restarted", () => {
  test("the work ends within its grace, and the page tells its outcome", async (t) => {
    const example = await startExample("spring-import");
    const page = await ImportPage.open(browser, example.url);
    try {
      await page.import(good(8_000), { delay: 1_000 });
      await page.reaches(20);
      const stopped = example.stop();
      await page.dialog.getByText("The server is shutting down").waitFor();
      await picture(page.page, "moving");
      await page.ends();
      assert.equal(await page.heading(), "Finished");
      assert.match(await page.dialog.innerText(), /8,000 rows/);
      const ended = Date.now();
      await stopped;
      t.diagnostic(`the server was gone ${Date.now() - ended} ms later`);
    } finally {
      await page.page.close();
      await example.kill();
    }
  });
});
