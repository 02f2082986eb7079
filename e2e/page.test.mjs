import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { animation } from "./lib/animation.mjs";
import { keep, picture, startBrowser } from "./lib/browser.mjs";
import { examples, startExample } from "./lib/example.mjs";
import { good, header, retail, row } from "./lib/files.mjs";
import { ImportPage } from "./lib/page.mjs";

/** 2 of 100 rows have no customer, 1 of 100 is a cancellation. */
const mixed = (rows) =>
  header +
  (row().repeat(97) + row({ customer: "" }).repeat(2) + row({ invoice: "C536379" })).repeat(rows / 100);

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

for (const name of examples) {
  describe(name, () => {
    let example;
    let page;
    before(async () => {
      example = await startExample(name);
    });
    after(() => example?.stop());
    afterEach(async () => {
      assert.deepEqual(page?.complaints, []);
      await page.page.close();
    });

    const open = async (options) => {
      page = await ImportPage.open(browser, example.url, options);
      return page;
    };
    const picked = (what) => picture(page.page, `${name}-${what}`);

    test("an import with errors shows them, its counts and its result", async () => {
      await open();
      await page.import(retail().csv, { name: "online-retail.csv" });
      await page.ends();
      assert.equal(await page.heading(), "Finished with errors");
      assert.match(
        await page.dialog.innerText(),
        /7,608 of 10,000 rows imported, 100 skipped, 2,292 rejected/,
      );
      assert.match(await page.dialog.innerText(), /7,708 OK/);
      assert.match(await page.dialog.innerText(), /2,292 failed/);
      await picked("partial");

      await page.close.click();
      await page.dialog.waitFor({ state: "hidden" });
      assert.match(await page.result.innerText(), /10,000.*7,608.*100.*2,292.*Norway\s+£28,779\.28/s);
      assert.equal(await page.page.evaluate(() => document.activeElement.id), "result");
      await picked("result");
    });

    test("an import without errors ends green", async () => {
      await open();
      await page.import(good(2_000));
      await page.ends();
      assert.equal(await page.heading(), "Finished");
      await picked("succeeded");
    });

    test("while it runs the page is blocked, the bar rises and errors are listed", async () => {
      await open();
      await page.import(mixed(6_000), { delay: 1_000 });
      await page.reaches(40);
      await page.log.getByText("CustomerID is missing").first().waitFor();
      await assert.rejects(page.page.click("#file", { timeout: 2_000 }), /intercepts pointer events/);
      await page.page.keyboard.press("Escape");
      assert.ok(await page.dialog.isVisible(), "Escape does not close it");
      await picked("running");
      await page.ends();
    });

    test("a file that breaks off fails, in words", async () => {
      await open();
      await page.import(`${good(300_000)}536365,"85123A\n`);
      await page.ends();
      assert.equal(await page.heading(), "Failed");
      assert.match(
        await page.dialog.innerText(),
        /Row 300002: a quote \("\) is not closed.*Nothing was imported\./,
      );
      await picked("failed");
    });

    test("a file that is not of orders is refused, in words", async () => {
      await open();
      await page.import("Name,Age\nAnn,7\n");
      await page.ends();
      assert.equal(await page.heading(), "Not started");
      assert.match(await page.dialog.innerText(), /The first line must be InvoiceNo,.* and is "Name,Age"\./);
      await picked("refused");
      await page.close.click();
      assert.ok(await page.result.isHidden(), "there is no result to show");
    });

    test("Cancel rolls back, and says so", async () => {
      await open();
      await page.page.route("**/progress/*", async (route) => {
        if (route.request().method() === "DELETE") await cancelling;
        await route.continue();
      });
      let go;
      const cancelling = new Promise((resolve) => {
        go = resolve;
      });
      await page.import(mixed(4_000), { delay: 1_000 });
      await page.reaches(30);
      await page.cancel.click();
      await page.dialog.getByText("Cancelling…").first().waitFor();
      await picked("cancelling");
      go();
      await page.ends();
      assert.equal(await page.heading(), "Cancelled");
      assert.match(await page.dialog.innerText(), /Nothing was imported: [\d,]+ rows were rolled back\./);
      await picked("cancelled");
    });
  });
}

describe("one example", () => {
  let example;
  let page;
  before(async () => {
    example = await startExample("spring-import");
  });
  after(() => example?.stop());
  afterEach(() => page.page.close());

  test("the upload is shown before the work", async () => {
    page = await ImportPage.open(browser, example.url);
    const network = await page.page.context().newCDPSession(page.page);
    await network.send("Network.enable");
    await network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 5,
      downloadThroughput: -1,
      uploadThroughput: 4_000_000,
    });
    await page.import(good(150_000));
    await page.dialog.getByText("Uploading").first().waitFor();
    await page.dialog
      .getByText(/[4-9](\.\d)?( MB)? of 14/)
      .first()
      .waitFor();
    await picture(page.page, "upload");
    await page.ends();
    assert.equal(await page.heading(), "Finished");
  });

  test("whoever scrolls back is left alone, and told what is new", async () => {
    page = await ImportPage.open(browser, example.url);
    await page.import(header + row({ customer: "" }).repeat(2_000), { delay: 1_000 });
    await page.reaches(30);
    await page.log.hover();
    await page.page.mouse.wheel(0, -900);
    const newest = page.dialog.getByRole("button", { name: /new message/ });
    await newest.waitFor();
    const place = await page.log.evaluate((log) => log.scrollTop);
    await page.reaches(60);
    assert.equal(await page.log.evaluate((log) => log.scrollTop), place);
    await picture(page.page, "scrolled-back");
    await newest.click();
    await page.log.evaluate(
      (log) => log.scrollHeight - log.clientHeight - log.scrollTop < 8 || Promise.reject(log.scrollTop),
    );
    await page.ends();
  });

  test("a server that is killed is waited for, and one that knows nothing is no success", async () => {
    const victim = await startExample("spring-import");
    page = await ImportPage.open(browser, victim.url);
    await page.import(mixed(10_000), { delay: 1_000 });
    await page.reaches(30);
    await victim.kill();
    await page.dialog.getByText("Reconnecting").waitFor();
    assert.ok(!(await page.close.isVisible()), "it is not over");
    await picture(page.page, "reconnecting");
    const heir = await startExample("spring-import", [], victim.port);
    try {
      await page.ends();
      assert.equal(await page.heading(), "Connection lost");
      await picture(page.page, "interrupted");
    } finally {
      await heir.stop();
    }
  });

  test("the picture of the README", async () => {
    page = await ImportPage.open(browser, example.url, { viewport: { width: 760, height: 640 } });
    await page.import(mixed(5_000), { delay: 1_000, name: "online-retail.csv" });
    await page.reaches(20);
    const frames = [];
    do {
      frames.push({ png: await page.page.screenshot(), ms: 400 });
      await page.page.waitForTimeout(400);
    } while (!(await page.close.isVisible()));
    frames.push({ png: await page.page.screenshot(), ms: 4_000 });
    const whole = animation(frames);
    await keep("import", whole);
    assert.ok(frames.length > 5, `${frames.length} pictures`);
    assert.ok(whole.length < 1_000_000, `${whole.length} bytes are more than a README may load`);
  });

  const looks = {
    dark: { colorScheme: "dark" },
    "320-px": { viewport: { width: 320, height: 640 } },
    "right-to-left": { rightToLeft: true },
  };
  for (const [what, { rightToLeft, ...options }] of Object.entries(looks)) {
    test(`${what}: nothing is cut off`, async () => {
      page = await ImportPage.open(browser, example.url, options);
      if (rightToLeft) await page.page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      await page.import(mixed(4_000), { delay: 1_000, name: "online-retail-with-a-long-name.csv" });
      await page.reaches(50);
      await picture(page.page, `${what}-running`);
      await page.fits();
      await page.ends();
      await picture(page.page, `${what}-partial`);
      await page.close.click();
      await page.result.waitFor();
      await picture(page.page, `${what}-result`);
      await page.fits();
    });
  }

  test("without JavaScript the form is answered in text", async () => {
    page = new ImportPage(await browser.newPage({ javaScriptEnabled: false }));
    await page.page.goto(example.url);
    await page.page.setInputFiles("#file", {
      name: "orders.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(mixed(100)),
    });
    await page.page.getByRole("button", { name: "Import" }).click();
    await page.page.getByText('"Outcome":"partial"').waitFor();
    await picture(page.page, "without-javascript");
  });
});
