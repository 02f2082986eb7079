import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Exchange } from "./exchange.js";
import { operation } from "./records.js";
import { part, type Stage } from "./stage.js";

const { seq: _, ...identity } = operation;

/** What the server tells first of an operation that was started before the page was loaded. */
export const snapshot = { snapshot: { ...identity, state: "running", seq: 10, Progress: 42.5 } };

/** How that operation ends. */
export const outcome = { seq: 11, Outcome: "succeeded", Progress: 100, Information: "All rows imported" };

/** The same, when it has ended already. */
export const ended = { snapshot: { ...snapshot.snapshot, state: "ended", seq: 11, outcome } };

/** The request of somebody who comes later. */
export async function followed(stage: Stage): Promise<Exchange> {
  const exchange = await stage.server.next(operation.follow);
  expect(exchange.request.method).toBe("GET");
  return exchange;
}

/** Waits until a page shows what the snapshot says. */
export function shows(page: Page): Promise<void> {
  return part(page, "percent").getByText("42%").waitFor();
}
