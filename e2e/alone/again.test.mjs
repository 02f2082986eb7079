import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { picture, startBrowser } from "../lib/browser.mjs";
import { examples, startExample } from "../lib/example.mjs";
import { good, header, row } from "../lib/files.mjs";
import { ImportPage } from "../lib/page.mjs";
import { count } from "../lib/records.mjs";

/** The last row without a customer is in the first hundred: at 40 % all errors are earlier ones. */
const file = header + row({ customer: "" }).repeat(5) + row().repeat(4_995);

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const name of examples) {
  describe(`${name}, when its page is loaded again`, () => {
    let example;
    let context;
    before(async () => {
      example = await startExample(name);
    });
    after(() => example?.stop());
    afterEach(() => context?.close());

    const open = async () => {
      const page = new ImportPage(await context.newPage());
      await page.page.goto(example.url);
      return page;
    };
    const start = async () => {
      context = await browser.newContext({ viewport: { width: 900, height: 700 } });
      const page = await open();
      await page.import(file, { delay: 1_000 });
      return page;
    };
    /** Shows what it had shown, within a second of load. */
    const shownAgain = async (page, least) => {
      await page.bar.waitFor({ timeout: 1_000 });
      const shown = await page.percent();
      assert.ok(shown >= least, `${shown} %`);
      await page.log.getByText("CustomerID is missing").nth(4).waitFor({ timeout: 1_000 });
      assert.equal(await page.log.getByText("CustomerID is missing").count(), 5);
    };
    const endsWith = async (page, orders) => {
      await page.ends();
      assert.equal(await page.heading(), "Finished with errors");
      assert.equal(await count(example.url), orders);
    };

    test("a reload at 40 % goes on at 40 %, with all earlier errors", async () => {
      const page = await start();
      const before = await count(example.url);
      await page.reaches(40);
      await page.page.reload();
      await shownAgain(page, 40);
      await picture(page.page, `${name}-reloaded`);
      await endsWith(page, before + 4_995);
      assert.deepEqual(page.complaints, []);
    });

    test("a tab that was closed is no loss for the next, which shows the end once", async () => {
      const page = await start();
      const before = await count(example.url);
      await page.reaches(20);
      await page.page.close();
      const next = await open();
      await shownAgain(next, 20);
      await endsWith(next, before + 4_995);
      await next.page.reload();
      await next.page.locator("#held").waitFor();
      assert.equal(await next.page.locator("progress-modal").count(), 0);
    });

    test("two tabs show the same import to its end", async () => {
      const page = await start();
      const before = await count(example.url);
      await page.reaches(20);
      const second = await open();
      await shownAgain(second, 20);
      await endsWith(page, before + 4_995);
      await endsWith(second, before + 4_995);
    });

    test("a double click imports once", async () => {
      context = await browser.newContext();
      const page = await open();
      const before = await count(example.url);
      await page.page.setInputFiles("#file", {
        name: "orders.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(good(500)),
      });
      await page.page.getByRole("button", { name: "Import" }).dblclick({ noWaitAfter: true });
      await page.ends();
      assert.equal(await page.heading(), "Finished");
      assert.equal(await count(example.url), before + 500);
    });
  });
}
