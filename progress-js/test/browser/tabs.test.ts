import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Exchange } from "./support/exchange.js";
import { messages, operation } from "./support/records.js";
import { Stage } from "./support/stage.js";

const stage = Stage.open();
const { seq: _, ...identity } = operation;
const snapshot = { snapshot: { ...identity, state: "running", seq: 10, Progress: 42.5 } };
const outcome = { seq: 11, Outcome: "succeeded", Progress: 100, Information: "All rows imported" };

/** Follows the operation in a tab. */
async function follow(page: Page): Promise<Exchange> {
  await page.evaluate((place) => {
    window.operation = window.Progress.followOperation(place);
    window.operation.finished.then((end) => {
      window.end = end;
    });
  }, operation.follow);
  const exchange = await stage.server.next(operation.follow);
  exchange.send(snapshot, operation, ...messages(9));
  await expect.poll(() => page.evaluate(() => window.operation.state.seq)).toBe(10);
  return exchange;
}

const cursor = ({ request }: Exchange) => new URL(`http://localhost${request.url}`).searchParams.get("after");
const held = (page: Page) => page.evaluate(async () => (await navigator.locks.query()).held?.length);
const phase = (page: Page) => page.evaluate(() => window.operation.state.phase);

/** Tabs of one browser, the first of which is the page. */
async function tabs(page: Page, count: number): Promise<Page[]> {
  const others = await Promise.all(Array.from({ length: count - 1 }, () => page.context().newPage()));
  for (const other of others) await other.goto(stage.server.url);
  return [page, ...others];
}

describe("tabs of one browser", () => {
  test("follow with four connections; one that waits gets the place of one that has had it for a second, and all hear the end", async () => {
    const pages = await tabs(await stage.page(), 6);
    const open: Exchange[] = [];
    for (const page of pages) open.push(await follow(page));
    await expect.poll(() => open.filter((exchange) => !exchange.isLeft).length).toBeLessThanOrEqual(4);
    // every tab comes again, behind what it has
    for (let turn = 0; turn < 8; turn++) {
      const next = await stage.server.next(operation.follow);
      expect(cursor(next)).toBe("10");
      expect(await held(pages[0] as Page)).toBeLessThanOrEqual(4);
      open.push(next);
      next.send(snapshot);
    }
    expect(await Promise.all(pages.map(phase))).toEqual(Array.from(pages, () => "running"));
    const answering = answerAll();
    for (const exchange of open.filter((one) => !one.isLeft)) exchange.end(outcome);
    for (const page of pages)
      await expect.poll(() => page.evaluate(() => window.end?.outcome)).toBe("succeeded");
    answering.stop();
    await expect.poll(() => held(pages[0] as Page)).toBe(0);
  });

  test("that are closed give their places back", async () => {
    const pages = await tabs(await stage.page(), 5);
    for (const page of pages.slice(1)) await follow(page);
    const [page] = pages as [Page];
    await follow(page);
    expect(await held(page)).toBe(4);
    for (const other of pages.slice(1)) await other.close();
    const next = await stage.server.next(operation.follow);
    next.send(snapshot);
    await expect.poll(() => held(page)).toBe(1);
  });
});

/** Answers every request that still comes with the end. */
function answerAll(): { stop(): void } {
  let isOver = false;
  const answer = async (): Promise<void> => {
    while (!isOver) (await stage.server.next(operation.follow)).end(snapshot, outcome);
  };
  answer();
  return {
    stop() {
      isOver = true;
    },
  };
}
