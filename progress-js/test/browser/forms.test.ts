import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Exchange } from "./support/exchange.js";
import { operation } from "./support/records.js";
import { part, Stage } from "./support/stage.js";

const stage = Stage.open();
const outcome = { seq: 2, Outcome: "succeeded", Progress: 100, result: { batch: 4_711 } };

const upload = (attributes = "", fields = "") => `
  <form data-progress action="/work" method="post" enctype="multipart/form-data" ${attributes}>
    <label>Name <input name="name" value="orders"></label><label>File <input type="file" name="file"></label>${fields}
    <button name="mode" value="full">Import</button>
  </form>`;

async function submit(page: Page, name = "Import"): Promise<Exchange> {
  await page.getByRole("button", { name, exact: true }).click({ noWaitAfter: true });
  return stage.server.next("/work");
}

async function finish(page: Page, exchange: Exchange, ...records: object[]): Promise<void> {
  exchange.end(operation, ...(records.length > 0 ? records : [outcome]));
  await part(page, "close").click();
  await part(page, "dialog").waitFor({ state: "detached" });
}

describe("a form with data-progress", () => {
  test("is sent as the browser would send it, and shown", async () => {
    const page = await stage.page({ body: upload('data-progress-title="Import orders"') });
    await page
      .getByLabel("File")
      .setInputFiles({ name: "ö.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") });
    const exchange = await submit(page);
    const body = await exchange.body();
    expect(exchange.request.method).toBe("POST");
    expect(exchange.request.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain('name="name"\r\n\r\norders\r\n');
    expect(body).toContain('name="file"; filename="ö.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n');
    expect(body).toContain('name="mode"\r\n\r\nfull\r\n');
    await page.getByRole("dialog", { name: "Import orders" }).waitFor();
    await finish(page, exchange);
  });

  test.each([
    [
      "the page",
      '<meta name="_csrf" content="t1"><meta name="_csrf_header" content="X-XSRF-TOKEN">',
      "",
      "x-xsrf-token",
      "t1",
    ],
    ["its field", "", '<input type="hidden" name="_csrf" value="t2">', "x-csrf-token", "t2"],
  ])("is sent and cancelled with the CSRF token of %s", async (_, head, field, header, token) => {
    const page = await stage.page({ body: head + upload("", field) });
    const exchange = await submit(page);
    expect(exchange.request.headers[header]).toBe(token);
    exchange.send(operation);
    await part(page, "cancel").click();
    const cancel = await stage.server.next(operation.follow);
    expect(cancel.request.headers[header]).toBe(token);
    cancel.answer(202);
    exchange.end({ seq: 2, Outcome: "cancelled", Error: "Cancelled" });
    await part(page, "close").click();
    await part(page, "dialog").waitFor({ state: "detached" });
  });

  test("tells the page when it starts and how it ended", async () => {
    const page = await stage.page({ body: upload() });
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      document.addEventListener("progress-start", ({ detail, target }) =>
        seen.push(["start", (target as Element).localName, detail.operation.state.phase !== "ended"]),
      );
      document.addEventListener("progress-end", ({ detail }) =>
        seen.push(["end", detail.end.outcome, detail.end.result]),
      );
    });
    await finish(page, await submit(page));
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { seen: unknown[] }).seen))
      .toEqual([
        ["start", "form", true],
        ["end", "succeeded", { batch: 4_711 }],
      ]);
  });

  test("that is added later is taken over too", async () => {
    const page = await stage.page({ body: "<p>Nothing yet.</p>" });
    await page.evaluate(() => {
      const form = document.createElement("form");
      form.setAttribute("data-progress", "");
      form.setAttribute("action", "/work");
      form.setAttribute("method", "post");
      const button = document.createElement("button");
      button.textContent = "Import";
      form.append(button);
      document.body.append(form);
    });
    await finish(page, await submit(page));
  });

  test("is checked by the browser first", async () => {
    const page = await stage.page({ body: upload("", '<label>Code <input name="code" required></label>') });
    await page.getByRole("button", { name: "Import" }).click();
    expect(await page.locator("progress-modal").count()).toBe(0);
    await page.getByLabel("Code").fill("x");
    await finish(page, await submit(page));
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("is sent once, however often it is submitted", async () => {
    const page = await stage.page({ body: upload() });
    await page.evaluate(() => {
      const form = document.querySelector("form") as HTMLFormElement;
      for (let time = 0; time < 3; time++) form.requestSubmit();
    });
    await finish(page, await stage.server.next("/work"));
    expect(stage.server.requests).toEqual(["POST /work"]);
    await finish(page, await submit(page));
    expect(stage.server.requests).toEqual(["POST /work", "POST /work"]);
  });

  test("without multipart is sent as urlencoded", async () => {
    const page = await stage.page({
      body: '<form data-progress action="/work" method="post"><input name="a" value="1 &amp; 2" aria-label="a"><button>Import</button></form>',
    });
    const exchange = await submit(page);
    expect(exchange.request.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
    expect(await exchange.body()).toBe("a=1+%26+2");
    await finish(page, exchange);
  });

  test("with GET has its fields in the URL", async () => {
    const page = await stage.page({
      body: '<form data-progress action="/work?old=1#top"><input name="a" value="ä" aria-label="a"><button name="b" value="2">Import</button></form>',
    });
    const exchange = await submit(page);
    expect(exchange.request.method).toBe("GET");
    expect(exchange.request.url).toBe("/work?a=%C3%A4&b=2");
    await finish(page, exchange);
  });

  test("follows the attributes of its submitter", async () => {
    const page = await stage.page({
      body: upload(
        "",
        '<button formaction="/work?again" formenctype="application/x-www-form-urlencoded">Again</button>',
      ),
    });
    const exchange = await submit(page, "Again");
    expect(exchange.request.url).toBe("/work?again");
    expect(await exchange.body()).toBe("name=orders&file=");
    await finish(page, exchange);
  });

  test("whose fields are called action and method is sent to its action by its method", async () => {
    const fields =
      '<input name="action" aria-label="a"><input name="method" value="x" aria-label="b"><input name="target" aria-label="c">';
    const page = await stage.page({ body: upload("", fields) });
    const exchange = await submit(page);
    expect(exchange.request.method).toBe("POST");
    await finish(page, exchange);
  });

  test("goes to the next page after a good end", async () => {
    const page = await stage.page({ body: upload('data-progress-next="/next"') });
    (await submit(page)).end(operation, outcome);
    await part(page, "close").click({ noWaitAfter: true });
    (await stage.server.next("/next")).answer(200, "the next page");
    await page.getByText("the next page").waitFor();
  });

  test("stays after any other end", async () => {
    const page = await stage.page({ body: upload('data-progress-next="/next"') });
    await finish(page, await submit(page), { seq: 2, Outcome: "failed", Error: "Broke off" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Import");
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("closes by itself if it is to", async () => {
    const page = await stage.page({ body: upload('data-progress-auto-close="0"') });
    (await submit(page)).end(operation, outcome);
    await expect.poll(() => page.locator("progress-modal").count()).toBe(0);
  });
});

describe("it is left to the browser", () => {
  const elsewhere = async (page: Page, path: string): Promise<void> => {
    await page.getByRole("button", { name: "Import" }).click({ noWaitAfter: true });
    (await stage.server.next(path)).answer(200, "plain");
    const pages = () => page.context().pages();
    await expect.poll(() => pages().map((open) => new URL(open.url()).pathname)).toContain(path);
    await pages().at(-1)?.getByText("plain").waitFor();
  };

  test("when the form has no data-progress", async () => {
    const page = await stage.page({ body: '<form action="/plain"><button>Import</button></form>' });
    await elsewhere(page, "/plain");
  });

  test("when the button says so", async () => {
    const page = await stage.page({
      body: '<form data-progress action="/plain"><button data-progress="off">Import</button></form>',
    });
    await elsewhere(page, "/plain");
  });

  test("when it goes to another window", async () => {
    const page = await stage.page({
      body: '<form data-progress action="/plain" target="_blank"><button>Import</button></form>',
    });
    await elsewhere(page, "/plain");
    expect(await page.locator("progress-modal").count()).toBe(0);
  });

  test("when it goes to another origin, which would refuse a script", async () => {
    const other = stage.server.url.replace("127.0.0.1", "localhost");
    const page = await stage.page({
      body: `<form data-progress action="${other}/plain" method="post"><button>Import</button></form>`,
    });
    await page.getByRole("button", { name: "Import" }).click({ noWaitAfter: true });
    (await stage.server.next("/plain")).answer(200, "plain");
    await page.getByText("plain").waitFor();
    expect(page.url()).toBe(`${other}/plain`);
  });

  test("when it closes a dialog", async () => {
    const page = await stage.page({
      body: '<dialog open><form data-progress method="dialog"><button>Import</button></form></dialog>',
    });
    await page.getByRole("button", { name: "Import" }).click();
    await page.locator("dialog").waitFor({ state: "hidden" });
    expect(stage.server.requests).toEqual([]);
  });

  test("when the page has prevented it", async () => {
    const page = await stage.page({ body: upload() });
    await page.evaluate(() =>
      document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault()),
    );
    await page.getByRole("button", { name: "Import" }).click();
    expect(await page.locator("progress-modal").count()).toBe(0);
    expect(stage.server.requests).toEqual([]);
  });

  test("when there is no JavaScript", async () => {
    const withoutScript: BrowserContextOptions = { javaScriptEnabled: false };
    const page = await stage.page({ body: upload() }, withoutScript);
    const exchange = await submit(page);
    expect(exchange.request.headers.accept).toContain("text/html");
    expect(await exchange.body()).toContain('name="mode"\r\n\r\nfull\r\n');
    exchange.answer(200, "998 of 1000 rows imported");
    await page.getByText("998 of 1000 rows imported").waitFor();
  });
});
