import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { picture, startBrowser } from "./lib/browser.mjs";
import { startExample } from "./lib/example.mjs";
import { header, row } from "./lib/files.mjs";
import { ImportPage } from "./lib/page.mjs";

const markup = `<img src=x onerror="window.harmed=1"><script>harmed=1</script>`;

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

/** Imports, checks that text stayed text in the modal and on the page, and answers what they show. */
async function shows(csv, name = "orders.csv") {
  const page = await ImportPage.open(browser, example.url);
  const asked = [];
  page.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.import(csv, { name });
  await page.ends();
  const modal = await page.dialog.innerText();
  const images = page.page.locator("img, script:not([src])");
  assert.equal(await images.count(), 0);
  await picture(page.page, "markup-as-text");
  await page.close.click();
  await page.dialog.waitFor({ state: "hidden" });
  if (/rows imported/.test(modal)) await page.result.waitFor();
  assert.equal(await images.count(), 0);
  assert.equal(await page.page.evaluate(() => "harmed" in window), false);
  assert.deepEqual(
    asked.filter((path) => path.endsWith("/x")),
    [],
  );
  assert.deepEqual(page.complaints, []);
  const result = (await page.result.isVisible()) ? await page.result.innerText() : "";
  await page.page.close();
  return { modal, result };
}

for (const field of ["quantity", "price", "date"]) {
  test(`markup in ${field} is text`, async () => {
    const { modal } = await shows(header + row({ [field]: markup }));
    assert.ok(modal.includes(markup), modal);
  });
}

test("markup in the number of a cancelled invoice is text", async () => {
  const { modal } = await shows(header + row({ invoice: `C${markup}` }) + row());
  assert.ok(modal.includes(markup), modal);
});

test("markup in a country is text", async () => {
  const { result } = await shows(header + row({ country: markup }));
  assert.ok(result.includes(markup.slice(0, 60)), result);
});

for (const field of ["invoice", "code", "description", "customer"]) {
  test(`markup in ${field} is imported as it is`, async () => {
    const { modal } = await shows(header + row({ [field]: markup }));
    assert.match(modal, /1 of 1 rows imported/);
  });
}

test("markup in the header is text, and so it is in the server's words", async () => {
  const { modal } = await shows(`${markup}\n1\n`);
  assert.ok(modal.includes(markup.replaceAll('"', "")) || modal.includes(markup), modal);
});

test("markup in the file's name is text", async () => {
  const { modal } = await shows(header + row(), `${markup.replaceAll("/", "")}.csv`);
  assert.ok(modal.includes("<img src=x onerror="), modal);
});
