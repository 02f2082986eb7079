import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ended, followed, outcome, shows, snapshot } from "./support/again.js";
import type { Exchange } from "./support/exchange.js";
import { messages, operation, rows } from "./support/records.js";
import { look, part, Stage } from "./support/stage.js";

const stage = Stage.open();

const body = (attributes = "") =>
  `<form data-progress action="/work" method="post" data-progress-title="Import orders" ${attributes}><button>Import</button></form>`;

/** A page whose form was submitted and whose operation runs. */
async function running(attributes = ""): Promise<{ page: Page; exchange: Exchange }> {
  const page = await stage.page({ body: body(attributes) });
  await page.getByRole("button", { name: "Import" }).click();
  const exchange = await stage.server.next("/work");
  exchange.send(operation, rows, ...messages(9));
  await part(page, "amount").getByText("425").waitFor();
  return { page, exchange };
}

describe("the operation of a form", () => {
  test("is shown again after a reload, with all that it said", async () => {
    const { page } = await running();
    await page.reload();
    const exchange = await followed(stage);
    expect(exchange.request.url).toContain("after=0");
    exchange.send(snapshot, operation, ...messages(9), rows);
    await shows(page);
    await page.getByRole("dialog", { name: "Import orders" }).waitFor();
    await expect.poll(() => part(page, "line").count()).toBe(9);
    await look(page, "found-again");
    exchange.end(outcome);
    await part(page, "outcome").getByText("Finished").waitFor();
    expect(stage.server.requests.filter((request) => request.startsWith("POST"))).toEqual(["POST /work"]);
  });

  test("that ended meanwhile is shown once", async () => {
    const { page } = await running();
    await page.reload();
    (await followed(stage)).end(ended, operation, ...messages(9), outcome);
    await part(page, "prompt").getByText("All rows imported").waitFor();
    await page.reload();
    await page.waitForLoadState();
    expect(await page.locator("progress-modal").count()).toBe(0);
    expect(stage.server.requests).toEqual(["POST /work", "GET /progress/4QJ"]);
  });

  test("is shown by a second tab of the page, and by no other page", async () => {
    const { page } = await running();
    stage.server.file(
      "/other",
      "text/html",
      `<title>Other</title><script src="/progress.min.js"></script>${body()}`,
    );
    const other = await page.context().newPage();
    await other.goto(`${stage.server.url}/other`);
    const second = await page.context().newPage();
    await second.goto(stage.server.url);
    (await followed(stage)).send(snapshot);
    await shows(second);
    expect(await other.locator("progress-modal").count()).toBe(0);
    expect(stage.server.requests).toEqual(["POST /work", "GET /progress/4QJ"]);
  });

  test("is found by another form of the page as little", async () => {
    const { page } = await running();
    await page.evaluate(() => document.querySelector("progress-modal")?.remove());
    const second = await page.context().newPage();
    stage.server.file(
      "/",
      "text/html",
      `<!doctype html><title>Orders</title><script src="/progress.min.js"></script>${body('id="exports"')}`,
    );
    await second.goto(stage.server.url);
    expect(await second.locator("progress-modal").count()).toBe(0);
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("that the server no longer knows is forgotten without a word", async () => {
    const { page } = await running();
    await page.reload();
    (await followed(stage)).answer(404, { title: "Not Found" });
    await expect.poll(() => page.evaluate(() => localStorage.getItem("progress-stream"))).toBe("[]");
    expect(await page.locator("progress-modal").count()).toBe(0);
    await page.getByRole("button", { name: "Import" }).click();
    (await stage.server.next("/work")).end(operation, { seq: 2, Outcome: "succeeded", Progress: 100 });
    await part(page, "outcome").waitFor();
  });

  test("is found in the server's list where the form names it, without storage too", async () => {
    const page = await stage.page({ body: body('data-progress-operations="/progress"') });
    (await stage.server.next("/progress")).answer(200, { operations: [] });
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await page.reload();
    const ended = { ...snapshot.snapshot, state: "ended", follow: "/progress/old" };
    const list = await stage.server.next("/progress");
    expect(list.request.headers.accept).toBe("application/json");
    list.answer(200, { operations: [ended, snapshot.snapshot] });
    (await followed(stage)).send(snapshot, operation, ...messages(9));
    await shows(page);
  });

  test("is not taken from the list by a page that it does not belong to", async () => {
    const { page } = await running();
    stage.server.file(
      "/other",
      "text/html",
      `<title>Other</title><script src="/progress.min.js"></script>${body('data-progress-operations="/progress"')}`,
    );
    const other = await page.context().newPage();
    await other.goto(`${stage.server.url}/other`);
    (await stage.server.next("/progress")).answer(200, { operations: [snapshot.snapshot] });
    await other.getByRole("button", { name: "Import" }).click({ trial: true });
    expect(await other.locator("progress-modal").count()).toBe(0);
  });

  test("that was running already is shown instead of a second one, in words", async () => {
    const page = await stage.page({ body: body() });
    await page.getByRole("button", { name: "Import" }).click();
    (await stage.server.next("/work")).answer(409, {
      status: 409,
      detail: "Another operation is working on this already",
      follow: operation.follow,
    });
    const exchange = await followed(stage);
    exchange.send(snapshot, operation, ...messages(9));
    await shows(page);
    await part(page, "hint").getByText("This was running already: nothing new was started.").waitFor();
    expect(await page.locator("progress-modal").count()).toBe(1);
    await look(page, "running-already");
    exchange.end(outcome);
    await part(page, "outcome").getByText("Finished").waitFor();
  });
});
