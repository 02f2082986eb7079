import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ended, followed, outcome, shows, snapshot } from "./support/again.js";
import type { Exchange } from "./support/exchange.js";
import { messages, operation, rows } from "./support/records.js";
import { look, part, Stage } from "./support/stage.js";

const stage = Stage.open();
const modal = (attributes = 'operations=""') =>
  `<progress-modal id="import" ${attributes}></progress-modal><p>Text of the page.</p>`;

/** A page of an application whose own code has started an operation and shows it in the modal of the page. */
async function running(body = modal()): Promise<{ page: Page; exchange: Exchange }> {
  const page = await stage.page({ body });
  await page.evaluate(() => {
    const modal = document.querySelector("progress-modal");
    if (modal) modal.show(window.Progress.startOperation("/work"), { title: "Import orders" });
  });
  const exchange = await stage.server.next("/work");
  exchange.send(operation, rows, ...messages(9));
  await part(page, "amount").getByText("425").waitFor();
  return { page, exchange };
}

const open = (page: Page) => page.getByRole("dialog").count();

describe("the operation of a modal", () => {
  test("is shown again after a reload, with all that it said", async () => {
    const { page } = await running();
    await page.addInitScript(() => {
      document.addEventListener("progress-found", ({ target, detail }) => {
        window.operation = detail.operation;
        document.title = `found by ${(target as Element).id}`;
      });
    });
    await page.reload();
    (await followed(stage)).send(snapshot, operation, ...messages(9), rows);
    await shows(page);
    await expect.poll(() => part(page, "line").count()).toBe(9);
    expect(await page.title()).toBe("found by import");
    expect(await page.evaluate(() => window.operation.state.seq)).toBe(10);
    expect(stage.server.requests).toEqual(["POST /work", "GET /progress/4QJ"]);
  });

  test("that ended meanwhile is shown once", async () => {
    const { page } = await running();
    await page.reload();
    (await followed(stage)).end(ended, operation, ...messages(9), outcome);
    await part(page, "prompt").getByText("All rows imported").waitFor();
    await page.reload();
    await page.waitForLoadState();
    expect(await open(page)).toBe(0);
    expect(stage.server.requests).toEqual(["POST /work", "GET /progress/4QJ"]);
  });

  test("is shown by a listener with options of its own", async () => {
    const { page } = await running();
    await page.addInitScript(() => {
      document.addEventListener("progress-found", ({ target, detail }) => {
        (target as HTMLElementTagNameMap["progress-modal"]).show(detail.operation, { title: "Orders" });
      });
    });
    await page.reload();
    (await followed(stage)).send(snapshot, operation, ...messages(9), rows);
    await page.getByRole("dialog", { name: "Orders" }).waitFor();
    await look(page, "found-by-the-modal");
    expect(await open(page)).toBe(1);
  });

  test("is not remembered without the attribute", async () => {
    const { page } = await running(modal(""));
    await page.reload();
    await page.waitForLoadState();
    expect(await open(page)).toBe(0);
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("is found in the server's list, with the headers of the application", async () => {
    const page = await stage.page();
    await page.evaluate(() => {
      const modal = document.createElement("progress-modal");
      modal.setAttribute("operations", "/progress");
      modal.init = { headers: { Authorization: "Bearer of news" } };
      document.body.append(modal);
    });
    const list = await stage.server.next("/progress");
    expect(list.request.headers.authorization).toBe("Bearer of news");
    list.answer(200, { operations: [snapshot.snapshot] });
    const exchange = await followed(stage);
    expect(exchange.request.headers.authorization).toBe("Bearer of news");
    exchange.send(snapshot, operation, ...messages(9));
    await shows(page);
  });

  test("is shown once where a form and a modal find it", async () => {
    const form = `<form data-progress data-progress-operations="/progress" action="/work" method="post"><button>Import</button></form>`;
    const page = await stage.page({ body: form + modal('operations="/progress"') });
    const lists = [await stage.server.next("/progress"), await stage.server.next("/progress")];
    for (const list of lists) list.answer(200, { operations: [snapshot.snapshot] });
    const both = [await followed(stage), await followed(stage)];
    for (const exchange of both) exchange.send(snapshot, operation, ...messages(9));
    await shows(page);
    await expect.poll(() => both.filter(({ isLeft }) => isLeft).length).toBe(1);
    expect(await open(page)).toBe(1);
  });

  test("that the server no longer knows is forgotten without a word", async () => {
    const { page } = await running();
    await page.reload();
    (await followed(stage)).answer(404, { title: "Not Found" });
    await expect.poll(() => page.evaluate(() => localStorage.getItem("progress-stream"))).toBe("[]");
    expect(await open(page)).toBe(0);
  });
});
