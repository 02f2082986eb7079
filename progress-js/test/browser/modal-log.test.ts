import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { messages, operation, rows } from "./support/records.js";
import { part, Stage } from "./support/stage.js";

const stage = Stage.open();
const BOUND = 500;

async function running(count: number) {
  const page = await stage.page();
  const exchange = await stage.show(page);
  exchange.send(operation, rows, ...messages(count));
  if (count > 0)
    await last(page)
      .getByText(new RegExp(`${count + 1}\\b`))
      .waitFor();
  return { page, exchange, log: part(page, "log") };
}

const last = (page: Page) => part(page, "line").last();
const scrolled = (page: Page) => part(page, "log").evaluate((box) => box.scrollTop);
const atEnd = (page: Page) =>
  part(page, "log").evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop < 2);

describe("the log", () => {
  test("is not there before the first message", async () => {
    const page = await stage.page();
    (await stage.show(page)).send(operation, rows);
    await part(page, "amount").getByText("425").waitFor();
    expect(await part(page, "log").isHidden()).toBe(true);
    expect(await part(page, "download").isHidden()).toBe(true);
  });

  test("follows its end", async () => {
    const { page, exchange } = await running(40);
    expect(await atEnd(page)).toBe(true);
    exchange.send({ seq: 42, Line: "the newest" });
    await last(page).getByText("the newest").waitFor();
    await expect.poll(() => atEnd(page)).toBe(true);
    expect(await part(page, "newest").isHidden()).toBe(true);
  });

  test("does not move while somebody reads further up, whatever comes", async () => {
    const { page, exchange, log } = await running(700);
    await log.evaluate((box) => box.scrollTo(0, 1_000));
    await part(page, "newest").waitFor();
    const first = await part(page, "line").first().textContent();
    exchange.send(...messages(2_000, 702));
    await part(page, "newest").getByText("2,000 new messages").waitFor();
    expect(await scrolled(page)).toBe(1_000);
    expect(await part(page, "line").first().textContent()).toBe(first);
    expect(await part(page, "line").count()).toBe(BOUND);
  });

  test("goes on below while somebody reads further up and there is room", async () => {
    const { page, exchange, log } = await running(60);
    await log.evaluate((box) => box.scrollTo(0, 100));
    await part(page, "newest").waitFor();
    exchange.send({ seq: 62, Line: "the newest" });
    await last(page).getByText("the newest").waitFor();
    expect(await scrolled(page)).toBe(100);
  });

  test("returns to its end by the button", async () => {
    const { page, exchange, log } = await running(700);
    await log.evaluate((box) => box.scrollTo(0, 0));
    await part(page, "newest").waitFor();
    exchange.send(...messages(800, 702));
    await part(page, "newest").getByText("800").waitFor();
    await part(page, "newest").click();
    await last(page).getByText("1501").waitFor();
    await expect.poll(() => atEnd(page)).toBe(true);
    expect(await part(page, "newest").isHidden()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.role)).toBe("log");
  });

  test("is at its end at once by the button, so that a scroll of before is no reason to stay", async () => {
    const { page, exchange, log } = await running(60);
    await log.evaluate((box) => box.scrollTo(0, 100));
    const newest = part(page, "newest");
    await newest.waitFor();
    await newest.evaluate((button: HTMLElement) => {
      button.click();
      button.parentElement?.querySelector(".log")?.dispatchEvent(new Event("scroll"));
    });
    await newest.waitFor({ state: "hidden" });
    exchange.send({ seq: 62, Line: "the newest" });
    await last(page).getByText("the newest").waitFor();
    expect(await atEnd(page)).toBe(true);
  });

  test("follows again when the person has scrolled to its end", async () => {
    const { page, exchange, log } = await running(60);
    await log.evaluate((box) => box.scrollTo(0, 0));
    await part(page, "newest").waitFor();
    await log.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await part(page, "newest").waitFor({ state: "hidden" });
    exchange.send(...messages(5, 62));
    await last(page).getByText("Row 66:").waitFor();
    await expect.poll(() => atEnd(page)).toBe(true);
  });

  test("is scrolled by the keyboard", async () => {
    const { page, log } = await running(60);
    await log.focus();
    await page.keyboard.press("Home");
    await expect.poll(() => scrolled(page)).toBe(0);
    await part(page, "newest").waitFor();
  });

  test("holds no more lines than it says, and counts the others", async () => {
    const { page } = await running(1_234);
    expect(await part(page, "line").count()).toBe(BOUND);
    expect(await part(page, "note").textContent()).toBe("734 earlier messages not shown.");
  });

  test("is not a live region: it would not stop talking", async () => {
    const { log } = await running(1);
    expect(await log.getAttribute("aria-live")).toBe("off");
    expect(await log.getAttribute("role")).toBe("log");
    expect(await log.getAttribute("tabindex")).toBe("0");
  });

  test("tells of messages that are lost", async () => {
    const { page, exchange } = await running(3);
    exchange.send({ gap: { from: 5, to: 57 } }, { seq: 58, Line: "on it goes" });
    await last(page).getByText("on it goes").waitFor();
    expect(await part(page, "line").nth(3).textContent()).toBe("53 messages no longer available.");
  });

  test("tells of what could not be read", async () => {
    const { page, exchange } = await running(1);
    exchange.raw("{broken\n[]\n");
    exchange.send({ seq: 3, Line: "on it goes" });
    await part(page, "note").getByText("of the answer could not be read.").waitFor();
  });

  test("can be downloaded whole as plain text", async () => {
    const { page } = await running(1_234);
    const saving = page.waitForEvent("download");
    await part(page, "download").click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe("messages.txt");
    const lines = (await readFile(await file.path(), "utf8")).split("\n");
    expect(lines).toHaveLength(1_235);
    expect(lines[1]).toBe("Error: Row 3: unknown SKU X-3");
    expect(lines[3]).toBe("Warning: Row 5: price rounded to 2 digits");
  });
});
