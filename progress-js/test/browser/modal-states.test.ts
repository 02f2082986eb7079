import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { messages, operation, rows } from "./support/records.js";
import { bar, look, part, Stage } from "./support/stage.js";

const stage = Stage.open();

async function running(): Promise<{ page: Page; exchange: Awaited<ReturnType<Stage["show"]>> }> {
  const page = await stage.page();
  const exchange = await stage.show(page, { title: "Import orders" });
  exchange.send(operation, rows, ...messages(24));
  await part(page, "amount").getByText("425 of 1,000 rows").waitFor();
  return { page, exchange };
}

describe("while it runs", () => {
  test("the upload is shown by the same bar", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page, { title: "Import orders" }, { body: "x".repeat(30_000_000) });
    await exchange.readSome(8_000_000);
    await part(page, "activity").getByText("Uploading").waitFor();
    await expect.poll(() => bar(page).getAttribute("aria-valuenow").then(Number)).toBeGreaterThan(10);
    await part(page, "rate").waitFor();
    expect(await part(page, "amount").textContent()).toMatch(/^[\d.]+ MB of 30 MB$/);
    await look(page, "upload");
    await exchange.body();
    exchange.end(operation, { seq: 2, Outcome: "succeeded", Progress: 100 });
    await part(page, "outcome").waitFor();
  });

  test("percent, task, amount, rate, time left and elapsed are shown", async () => {
    const { page } = await running();
    expect(await part(page, "title").textContent()).toBe("Import orders");
    expect(await part(page, "name").textContent()).toBe("Import orders.csv");
    expect(await part(page, "percent").textContent()).toBe("42%");
    expect(await part(page, "activity").textContent()).toBe("Load rows");
    expect(await part(page, "rate").textContent()).toBe("83 rows/s");
    expect(await part(page, "left").textContent()).toMatch(/^\u2068[1-7] sec\u2069 left$/);
    expect(await part(page, "counts").textContent()).toMatch(/^420 OK5 failed\d warnings$/);
    await look(page, "running");
  });

  test("the elapsed time goes on between two records", async () => {
    const { page } = await running();
    const before = await part(page, "elapsed").textContent();
    await expect.poll(() => part(page, "elapsed").textContent(), { timeout: 5_000 }).not.toBe(before);
  });

  test("the bar has its values and is named by the title, not by its percent", async () => {
    const { page } = await running();
    const named = page.getByRole("progressbar", { name: "Import orders", exact: true });
    expect(await named.getAttribute("aria-valuenow")).toBe("42");
    expect(await named.getAttribute("aria-valuemin")).toBe("0");
    expect(await named.getAttribute("aria-valuemax")).toBe("100");
    expect(await named.getAttribute("aria-valuetext")).toBe("42%, Load rows, 425 of 1,000 rows");
  });

  test("the bar never shows more than its text says, out of the indeterminate too", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    exchange.send(operation, { Progress: null });
    await part(page, "activity").getByText("Working").waitFor();
    exchange.send({ Progress: 11 });
    const shown = await page.waitForFunction(() => {
      const root = document.querySelector("progress-modal")?.shadowRoot;
      const fill = root?.querySelector(".meter .bar > :last-child");
      const width = (element?: Element | null) => element?.getBoundingClientRect().width ?? Number.NaN;
      return (
        root?.querySelector(".percent")?.textContent === "11%" && width(fill) / width(fill?.parentElement)
      );
    });
    expect(await shown.jsonValue()).toBeLessThan(0.12);
  });

  test("where nothing can be measured the bar has no value", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    exchange.send(operation, { Progress: null, task: "Verify checksums", taskId: 2, taskProgress: null });
    await part(page, "activity").getByText("Verify checksums").waitFor();
    expect(await bar(page).getAttribute("aria-valuenow")).toBeNull();
    expect(await bar(page).getAttribute("aria-valuetext")).toBeNull();
    expect(await part(page, "percent").isHidden()).toBe(true);
    await look(page, "indeterminate");
  });

  test("tasks that run at the same time have bars of their own", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page, { title: "Nightly report" });
    exchange.send(
      operation,
      { Progress: 63, done: 12, total: 20, unit: "files", ok: 1_200, eta: 65_000 },
      { Progress: 63, task: "Europe", taskId: 1, taskProgress: 80 },
      { Progress: 63, task: "Asia", taskId: 2, taskProgress: 41.2 },
      { Progress: 63, task: "Africa", taskId: 3, taskProgress: null, done: 12_345, unit: "rows" },
      ...messages(5),
    );
    await page.getByRole("progressbar", { name: "Europe" }).waitFor();
    expect(await page.getByRole("progressbar", { name: "Asia" }).getAttribute("aria-valuenow")).toBe("41");
    expect(await page.getByRole("progressbar", { name: "Africa" }).getAttribute("aria-valuenow")).toBeNull();
    expect(await part(page, "amount").textContent()).toBe("12 of 20 files");
    await look(page, "parallel-tasks");
    exchange.send({ Progress: 80, task: "Europe", taskId: 1, taskState: "finished", taskProgress: 100 });
    await page.getByRole("progressbar", { name: "Europe" }).waitFor({ state: "detached" });
  });

  test("more tasks than there is room for are counted", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    const task = (taskId: number) => ({ Progress: 5, task: `Part ${taskId}`, taskId, taskProgress: taskId });
    exchange.send(operation, ...Array.from({ length: 40 }, (_, index) => task(index + 1)));
    await part(page, "tasks").getByText("and 34 more").waitFor();
    expect(await part(page, "task").count()).toBe(6);
  });

  test("errors say once where they happened, and are told apart by a word and an icon", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    const error = (seq: number) => ({
      seq,
      Error: `Row ${seq}: unknown SKU`,
      at: { row: seq, field: "sku" },
    });
    exchange.send(operation, { ...rows, bad: 9 }, ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map(error));
    await part(page, "bad").last().waitFor();
    const line = part(page, "line").first();
    expect(await line.textContent()).toBe("Error Row 2: unknown SKU");
    expect(await line.locator("svg").count()).toBe(1);
    await look(page, "errors");
  });

  test("the log stays where the person has scrolled to", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page, { title: "Import orders" });
    exchange.send(operation, rows, ...messages(900));
    const log = part(page, "log");
    await log.getByText("Invoice 5364901 · 12 items").waitFor();
    await log.evaluate((box) => box.scrollTo(0, 2_000));
    await part(page, "newest").waitFor();
    exchange.send(...messages(37, 902));
    await part(page, "newest").getByText("37 new messages").waitFor();
    expect(await log.evaluate((box) => box.scrollTop)).toBe(2_000);
    await look(page, "scrolled-back");
  });

  test("a cancel that was asked for is shown until the end", async () => {
    const { page, exchange } = await running();
    await part(page, "cancel").click();
    const cancel = await stage.server.next("/progress/4QJ");
    expect(cancel.request.method).toBe("DELETE");
    cancel.answer(202, {});
    exchange.send({ state: "cancelling", cancellable: false });
    await part(page, "cancel").getByText("Cancelling…").waitFor();
    expect(await part(page, "cancel").getAttribute("aria-disabled")).toBe("true");
    expect(await part(page, "close").isHidden()).toBe(true);
    await look(page, "cancelling");
    exchange.end({ seq: 26, Outcome: "cancelled", Error: "Cancelled; 425 rows were taken back" });
    await part(page, "outcome").getByText("Cancelled").waitFor();
    await look(page, "cancelled");
  });

  test("an operation that cannot be cancelled has no Cancel", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    exchange.send({ ...operation, cancellable: false }, rows);
    await part(page, "amount").getByText("425").waitFor();
    expect(await part(page, "cancel").isHidden()).toBe(true);
  });

  test("a cancel that the server refuses is told, and can be tried again", async () => {
    const { page } = await running();
    await part(page, "cancel").click();
    (await stage.server.next("/progress/4QJ")).answer(409, {
      detail: "The work is past the point of return.",
    });
    await part(page, "hint")
      .getByText("It could not be cancelled. The work is past the point of return.")
      .waitFor();
    expect(await part(page, "cancel").getAttribute("aria-disabled")).toBeNull();
    await look(page, "cancel-refused");
  });

  test("silence of the work is told", async () => {
    const { page, exchange } = await running();
    exchange.send({ beat: 60_000, idle: 42_000 });
    await part(page, "left")
      .getByText(/no news for \u20684\d sec/)
      .waitFor();
    await look(page, "silent");
  });
});

describe("the end", () => {
  const endings = [
    [
      "succeeded",
      { Progress: 100, Information: "1000 of 1000 rows imported", ok: 1_000, bad: 0 },
      "Finished",
    ],
    [
      "partial",
      { Progress: 100, Information: "998 of 1000 rows imported", ok: 998, bad: 2 },
      "Finished with errors",
    ],
    ["failed", { Error: "The import broke off. Nothing was saved.", ref: "8F3K-22QX" }, "Failed"],
    ["expired", { Error: "The import was stopped after 30 minutes." }, "Time is up"],
    ["lost", { Error: "The server was restarted." }, "Lost"],
  ] as const;

  test.each(endings)("%s has words of its own, a colour and an icon", async (outcome, record, heading) => {
    const { page, exchange } = await running();
    exchange.end({ seq: 26, Outcome: outcome, elapsed: 125_000, ...record });
    await part(page, "outcome").waitFor();
    expect(await part(page, "outcome").textContent()).toBe(heading);
    const text = "Information" in record ? record.Information : record.Error;
    expect(await part(page, "prompt").textContent()).toContain(text);
    expect(await part(page, "prompt").locator("svg").count()).toBe(1);
    expect(await part(page, "hint").textContent()).toBe("You can close this window.");
    expect(await part(page, "cancel").isHidden()).toBe(true);
    await look(page, outcome);
  });

  test("a failure shows its reference", async () => {
    const { page, exchange } = await running();
    exchange.end({ seq: 26, Outcome: "failed", Error: "Broke off", ref: "8F3K-22QX" });
    await part(page, "prompt").getByText("Reference: 8F3K-22QX").waitFor();
  });

  test("a cut connection is not called an end of the work", async () => {
    const { page, exchange } = await running();
    exchange.cut();
    await part(page, "outcome").getByText("Connection lost").waitFor();
    expect(await part(page, "prompt").textContent()).toContain("may still be running");
    expect(await bar(page).getAttribute("aria-valuenow")).toBe("42");
    await look(page, "interrupted");
  });

  test("a stream that ends without an outcome is interrupted, not finished", async () => {
    const { page, exchange } = await running();
    exchange.end();
    await part(page, "outcome").getByText("Connection lost").waitFor();
  });

  test("a refusal shows the problem and what was wrong", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page, { title: "Import orders" });
    exchange.answer(422, {
      title: "The file cannot be imported",
      detail: "Its header is not the one that is expected.",
      errors: [
        { field: "CustomerID", message: "is missing" },
        { field: "Country", message: "is missing" },
      ],
    });
    await part(page, "outcome").getByText("Not started").waitFor();
    expect(await part(page, "prompt").textContent()).toContain("CustomerID: is missing");
    expect(await part(page, "meter").isHidden()).toBe(true);
    await look(page, "refused");
  });

  test("a refusal without a problem shows the status and when to try again", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page, { title: "Import orders" });
    exchange.answer(503, "", { "Retry-After": "30" });
    await part(page, "prompt").getByText("Try again in \u206830 sec\u2069.").waitFor();
    await look(page, "refused-busy");
  });

  test("a cancelled upload is told as that", async () => {
    const page = await stage.page();
    await stage.show(page, {}, { body: "x".repeat(30_000_000) });
    await part(page, "activity").getByText("Uploading").waitFor();
    await part(page, "cancel").click();
    await part(page, "prompt").getByText("The upload was broken off.").waitFor();
  });
});
