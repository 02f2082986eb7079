import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { payloads } from "./support/payloads.js";
import { operation } from "./support/records.js";
import { part, Stage } from "./support/stage.js";

const stage = Stage.open();

/** All that the modal is made of, whatever the server says. */
const ELEMENTS = new Set(
  "b bdi button dialog div footer h2 h3 header li p path section slot span svg ul".split(" "),
);

async function expectNothingButText(page: Page): Promise<void> {
  const [names, handlers, hacked] = await page.evaluate(() => {
    const modals = [...document.querySelectorAll("progress-modal")];
    const all = modals.flatMap((modal) => [
      ...(modal.shadowRoot?.querySelectorAll("*") ?? []),
      ...modal.children,
    ]);
    const attributes = all.flatMap((element) => element.getAttributeNames());
    return [
      [...new Set(all.map((element) => element.localName))],
      attributes.filter((name) => /^on|^src|^href|^style$/.test(name)),
      "hacked" in window,
    ] as const;
  });
  expect(names.filter((name) => !ELEMENTS.has(name))).toEqual([]);
  // Only bars have a style: their value, by the object model.
  expect(handlers.filter((name) => name !== "style")).toEqual([]);
  expect(hacked).toBe(false);
  expect(stage.server.requests.filter((request) => !request.endsWith("/work"))).toEqual([]);
  expect(new URL(page.url()).pathname).toBe("/");
}

/** What the wire makes of a text: lone surrogates are replaced. */
const written = (text: string) => text.replace(/\ud800/g, "\ufffd");

async function texts(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(`progress-modal ${selector}`).allTextContents()).map(written);
}

describe("text of the server is text", () => {
  test("in every message and in what goes with it", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    exchange.send(operation);
    for (const [index, text] of payloads.entries()) {
      const seq = index * 4 + 2;
      exchange.send(
        { seq, Line: text, code: text, args: { [text]: text } },
        { seq: seq + 1, Line: text, level: "warn" },
        { seq: seq + 2, Error: text, code: text, at: { row: text, field: text, [text]: text } },
        { seq: seq + 3, Information: text },
      );
      if (index % 100 !== 99) continue;
      await part(page, "line").last().getByText(written(text), { exact: true }).waitFor();
      await expectNothingButText(page);
    }
    exchange.end({ seq: payloads.length * 4 + 2, Outcome: "succeeded", Progress: 100 });
    await part(page, "outcome").waitFor();
    await expectNothingButText(page);
    const expected = payloads.flatMap((text) => Array(4).fill(written(text))).slice(-500);
    await expect.poll(() => texts(page, ".line bdi:not(.place)")).toEqual(expected);
  });

  test("in the names and units of tasks", async () => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    exchange.send(operation);
    let shown = 0;
    // One task alone has no bar of its own: so five come at a time, to the last.
    const all = [...payloads, ...payloads].slice(0, Math.ceil(payloads.length / 5) * 5);
    for (const [index, text] of all.entries()) {
      const task = { Progress: 5, task: text, taskId: index + 1, unit: text, done: 5, total: 9, rate: 2 };
      exchange.send({ ...task, taskProgress: null });
      shown++;
      if (shown < 5) continue;
      await expect.poll(() => texts(page, ".task bdi")).toContain(written(text));
      await expectNothingButText(page);
      for (; shown > 0; shown--) {
        const taskId = index + 2 - shown;
        exchange.send({ ...task, task: all[taskId - 1], taskId, taskState: "finished" });
      }
      await part(page, "task").first().waitFor({ state: "detached" });
    }
  });

  test.each([
    ["succeeded", "Information"],
    ["failed", "Error"],
  ])("in the name of the operation and in the outcome %s", async (outcome, word) => {
    for (const batch of batches(30)) {
      const page = await stage.page();
      const text = batch.join(" ");
      const exchange = await stage.show(page, { title: text, documentTitle: true });
      exchange.end(
        { ...operation, Operation: text },
        {
          seq: 2,
          Outcome: outcome,
          [word]: text,
          ref: text,
          result: { [text]: text },
          problem: { title: text, detail: text, errors: [{ field: text, message: text }] },
        },
      );
      await part(page, "outcome").waitFor();
      expect(await part(page, "title").textContent()).toBe(text);
      await expectNothingButText(page);
      await page.context().close();
    }
  });

  test("in the problem of a refusal", async () => {
    for (const batch of batches(30)) {
      const page = await stage.page();
      const text = batch.join(" ");
      const exchange = await stage.show(page);
      exchange.answer(422, {
        type: text,
        title: text,
        detail: `${text}.`,
        instance: text,
        errors: batch,
        violations: [{ propertyPath: text, message: text }],
      });
      await part(page, "outcome").waitFor();
      await expectNothingButText(page);
      await page.context().close();
    }
  });

  test("in the words that a page puts in place of ours", async () => {
    const page = await stage.page();
    await page.evaluate((text) => {
      const replaced: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(window.Progress.english)) {
        replaced[key] = typeof value === "function" ? () => text : typeof value === "string" ? text : value;
      }
      window.operation = window.Progress.startOperation("/work", { method: "POST" });
      window.Progress.showProgress(window.operation, { words: replaced });
    }, payloads[0] as string);
    const exchange = await stage.server.next("/work");
    exchange.end(
      operation,
      { seq: 2, Error: "x", at: { row: 1 } },
      { seq: 3, Outcome: "partial", Progress: 100 },
    );
    await part(page, "outcome").waitFor();
    await expectNothingButText(page);
  });
});

test("a long text is cut in the log, not in the download", async () => {
  const page = await stage.page();
  const exchange = await stage.show(page);
  exchange.send(operation, { seq: 2, Line: `${"long ".repeat(10_000)}end` });
  await part(page, "line").first().waitFor();
  expect((await part(page, "line").first().textContent())?.length).toBeLessThan(2_100);
});

test("characters that turn the direction do not reach beyond their text", async () => {
  const page = await stage.page();
  const exchange = await stage.show(page);
  exchange.send(operation, { seq: 2, Error: "\u202eevil\u2067", at: { field: "\u202ename" } });
  await part(page, "line").first().waitFor();
  const isolated = await part(page, "line")
    .locator("bdi")
    .evaluateAll((texts) => texts.every((text) => getComputedStyle(text).unicodeBidi === "plaintext"));
  expect(isolated).toBe(true);
});

/** All payloads, some at a time. */
function batches(size: number): string[][] {
  const count = Math.ceil(payloads.length / size);
  return Array.from({ length: count }, (_, index) => payloads.slice(index * size, (index + 1) * size));
}
