import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { messages, operation } from "./support/records.js";
import { part, Stage } from "./support/stage.js";
import { longestTask } from "./support/tasks.js";

const stage = Stage.open();
const BOUND = 500;

const last = (page: Page) => part(page, "line").last();

/** Shows so many messages at once, from a source that costs nothing, until the newest is seen: only the modal is at work. */
async function burst(page: Page, count: number): Promise<void> {
  await page.evaluate((count) => {
    const kinds = ["line", "error", "information", "line"];
    const all = Array.from({ length: count }, (_, index) => ({
      kind: kinds[index % 4],
      level: index % 8 ? "info" : "warn",
      text: `Row ${index}: something that is worth a line of the log`,
      at: { row: index, field: "sku" },
    }));
    const log = (length: number) => ({
      count: length,
      dropped: 0,
      items: (from = 0, to = length) => all.slice(from, Math.min(to, length)),
    });
    const state = {
      progress: 1,
      tasks: [],
      errors: 0,
      warnings: 0,
      reports: 0,
      phase: "running",
      log: log(0),
    };
    const source = {
      state,
      finished: new Promise(() => {}),
      subscribe(listener: () => void) {
        document.addEventListener("burst", () => {
          source.state = { ...state, log: log(count) };
          listener();
        });
        return () => {};
      },
    };
    window.Progress.showProgress(source as unknown as typeof window.operation);
  }, count);
  await part(page, "dialog").waitFor();
  await page.evaluate(() => document.dispatchEvent(new Event("burst")));
  await last(page)
    .getByText(`Row ${count - 1}:`)
    .waitFor();
}

/** Makes as many plain lines in one task, of three parts as ours are. */
function plainLines(page: Page): Promise<void> {
  return page.evaluate((count) => {
    const list = document.createElement("ul");
    for (let index = 0; index < count; index++) {
      const line = document.createElement("li");
      line.style.display = "flex";
      for (const text of ["!", String(index), "something that is worth a line of the log"]) {
        const span = document.createElement("span");
        span.textContent = text;
        line.append(span);
      }
      list.append(line);
    }
    document.body.append(list);
    list.getBoundingClientRect();
    list.remove();
  }, BOUND);
}

describe("a burst", () => {
  // The goal is 50 ms. A slow machine is known by what plain lines take; what grew with the burst would be far above.
  test.each([1_000, 100_000])(
    "of %i messages makes no task of more than some milliseconds",
    async (count) => {
      const page = await stage.page();
      const plain = await longestTask(stage.browser, page, () => plainLines(page));
      const longest = await longestTask(stage.browser, page, () => burst(page, count));
      expect(await part(page, "line").count()).toBe(BOUND);
      expect(longest).toBeLessThan(Math.max(100, 3 * plain));
    },
  );

  test("of 100,000 messages from a server is shown to its end", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    exchange.send(operation, ...messages(100_000));
    exchange.end({ seq: 100_002, Outcome: "succeeded", Progress: 100, Information: "Done" });
    await part(page, "outcome").waitFor();
    await last(page).getByText("100001").waitFor();
    expect(await part(page, "line").count()).toBe(BOUND);
    const numbers = (await part(page, "note").textContent())?.match(/[\d,]+/g) ?? [];
    const others = numbers.reduce((sum, text) => sum + Number(text.replace(",", "")), 0);
    expect(others).toBe(100_000 - BOUND);
  });
});
