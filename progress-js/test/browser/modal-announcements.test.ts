import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Exchange } from "./support/exchange.js";
import { operation } from "./support/records.js";
import { Stage } from "./support/stage.js";

const stage = Stage.open();

interface Heard {
  readonly at: number;
  readonly text: string;
}

async function listen(): Promise<{ page: Page; exchange: Exchange; heard: () => Promise<Heard[]> }> {
  const page = await stage.page({ clock: true });
  const exchange = await stage.show(page);
  await page.evaluate(() => {
    const heard: Heard[] = [];
    Object.assign(window, { heard });
    const status = document
      .querySelector("progress-modal")
      ?.shadowRoot?.querySelector("[role=status]") as Element;
    new MutationObserver(() => heard.push({ at: performance.now(), text: status.textContent ?? "" })).observe(
      status,
      {
        childList: true,
      },
    );
  });
  return {
    page,
    exchange,
    heard: () => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard),
  };
}

/** Sends a record, waits until it has come, and lets the time of the page go on. */
async function pass(page: Page, exchange: Exchange, percent: number, milliseconds: number, bad = 0) {
  exchange.send({ Progress: percent, bad });
  await expect.poll(() => page.evaluate(() => window.operation.state.progress)).toBe(percent);
  await page.clock.runFor(milliseconds);
}

test("quarters, errors and the end are announced, and nothing between them", async () => {
  const { page, exchange, heard } = await listen();
  exchange.send(operation);
  for (let percent = 1; percent < 100; percent += 3) {
    await pass(page, exchange, percent, 2_000, percent > 50 ? 2 : 0);
  }
  exchange.end({ seq: 2, Outcome: "partial", Progress: 100, Information: "98 of 100 rows imported" });
  await expect.poll(() => page.evaluate(() => window.operation.state.phase)).toBe("ended");
  await page.clock.runFor(1_000);
  const texts = (await heard()).map(({ text }) => text);
  expect(texts.slice(texts.findIndex((text) => text.startsWith("Working")))).toEqual([
    "Working, 1%",
    "Working, 25%",
    "Working, 52%, 2 failed",
    "Working, 76%, 2 failed",
    "Finished with errors. 98 of 100 rows imported",
  ]);
});

test("announcements are at least 5 seconds apart, but for the end", async () => {
  const { page, exchange, heard } = await listen();
  exchange.send(operation);
  for (let percent = 0; percent < 90; percent += 5) await pass(page, exchange, percent, 500, percent);
  exchange.end({ seq: 2, Outcome: "succeeded", Progress: 100, Information: "Done" });
  await expect.poll(() => page.evaluate(() => window.operation.state.phase)).toBe("ended");
  await page.clock.runFor(50);
  const all = await heard();
  expect(all.at(-1)?.text).toBe("Finished. Done");
  const times = all.slice(0, -1).map(({ at }) => at);
  expect(times.length).toBeGreaterThan(1);
  for (const [index, at] of times.slice(1).entries())
    expect(at - (times[index] as number)).toBeGreaterThanOrEqual(5_000);
});

test("where there is no percent the task is announced", async () => {
  const { page, exchange, heard } = await listen();
  exchange.send(operation, { Progress: null, task: "Verify checksums", taskId: 1, taskProgress: null });
  await expect.poll(() => page.evaluate(() => window.operation.state.tasks.length)).toBe(1);
  await page.clock.runFor(6_000);
  expect((await heard()).at(-1)?.text).toBe("Verify checksums");
});

test("a hidden page is kept up to date without frames", async () => {
  const { page, exchange } = await listen();
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  exchange.send(operation, { Progress: 60 });
  await expect.poll(() => page.evaluate(() => window.operation.state.progress)).toBe(60);
  await page.clock.runFor(1_500);
  expect(await page.locator("progress-modal .percent").textContent()).toBe("60%");
});

test("a page that is seen again is up to date at once", async () => {
  const { page, exchange } = await listen();
  exchange.send(operation, { Progress: 60 });
  await expect.poll(() => page.evaluate(() => window.operation.state.progress)).toBe(60);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(await page.locator("progress-modal .percent").textContent()).toBe("60%");
});
