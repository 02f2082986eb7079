import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { messages, operation, rows } from "./support/records.js";
import { bar, look, type PageOptions, part, Stage } from "./support/stage.js";

const stage = Stage.open();

const task = { Progress: 42.5, task: "Index", taskId: 2, taskProgress: null };

async function running(
  options: PageOptions,
  context: BrowserContextOptions,
  init: { patience?: number } = {},
) {
  const page = await stage.page(options, context);
  const exchange = await stage.show(page, { title: "Import orders" }, init);
  exchange.send(operation, rows, ...messages(24));
  await part(page, "amount").getByText("425").waitFor();
  return { page, exchange };
}

/** Nothing is wider than the window, and every button can be reached. */
async function expectToFit(page: Page): Promise<void> {
  const [over, width] = await page.evaluate(() => {
    const dialog = document
      .querySelector("progress-modal")
      ?.shadowRoot?.querySelector("dialog") as HTMLElement;
    return [dialog.scrollWidth - dialog.clientWidth, dialog.getBoundingClientRect().width - innerWidth];
  });
  expect(over).toBeLessThanOrEqual(0);
  expect(width).toBeLessThanOrEqual(0);
}

const looks: [name: string, options: PageOptions, context: BrowserContextOptions][] = [
  ["dark", { scheme: "dark" }, {}],
  ["narrow", {}, { viewport: { width: 320, height: 640 } }],
  ["rtl", { dir: "rtl", lang: "ar" }, {}],
  ["forced-colors", {}, { forcedColors: "active" }],
  ["forced-colors-dark", { scheme: "dark" }, { forcedColors: "active", colorScheme: "dark" }],
  ["reduced-motion", {}, { reducedMotion: "reduce" }],
  ["zoom-200", {}, { viewport: { width: 500, height: 380 }, deviceScaleFactor: 2 }],
  ["zoom-400", {}, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
];

describe.each(looks)("%s", (name, options, context) => {
  test("fits and is accessible while it runs", async () => {
    const { page } = await running(options, context);
    await expectToFit(page);
    await look(page, name);
  });

  test("fits and is accessible with tasks that run at the same time", async () => {
    const { page, exchange } = await running(options, context);
    exchange.send(task);
    await page.getByRole("progressbar", { name: "Index" }).waitFor();
    await expectToFit(page);
    await look(page, `${name}-tasks`);
  });

  test("fits and is accessible at the end", async () => {
    const { page, exchange } = await running(options, context);
    exchange.end({
      seq: 26,
      Outcome: "partial",
      Progress: 100,
      Information: "998 of 1000 rows imported",
      ok: 998,
    });
    await part(page, "outcome").waitFor();
    await expectToFit(page);
    await look(page, `${name}-partial`);
    await part(page, "close").click();
    await part(page, "dialog").waitFor({ state: "detached" });
  });

  test("fits and is accessible where it has to wait", async () => {
    const { page, exchange } = await running(options, context, { patience: 60_000 });
    exchange.send({ state: "stuck", cancellable: true }, { beat: 60_000, idle: 300_000 });
    await part(page, "activity").getByText("Working, but without news").waitFor();
    await expectToFit(page);
    await look(page, `${name}-stuck`);
    exchange.send({ state: "moving", cancellable: true, retry: 2_000 });
    await part(page, "hint").getByText("The server is shutting down").waitFor();
    await expectToFit(page);
    await look(page, `${name}-moving`);
    exchange.cut();
    await part(page, "activity").getByText("Reconnecting").waitFor();
    await expectToFit(page);
    await look(page, `${name}-reconnecting`);
  });
});

test("numbers and durations are written in the language of the page", async () => {
  const { page } = await running({ lang: "de" }, {});
  expect(await part(page, "percent").textContent()).toBe("42\u00a0%");
  expect(await part(page, "amount").textContent()).toBe("425 of 1.000 rows");
});

test("in a right-to-left page the bar grows from the right, and a text has the direction of its own letters", async () => {
  const { page } = await running({ dir: "rtl", lang: "he" }, {});
  const [track, fill] = await Promise.all([bar(page).boundingBox(), part(page, "fill").last().boundingBox()]);
  const right = (box: typeof track) => (box ? box.x + box.width : Number.NaN);
  expect(right(fill)).toBeCloseTo(right(track), 0);
  const direction = await part(page, "line")
    .first()
    .evaluate((line) => getComputedStyle(line).direction);
  expect(direction).toBe("ltr");
});

test("a duration stays together in words of the other direction", async () => {
  const page = await stage.page({ lang: "ar", dir: "rtl" });
  (await stage.show(page)).send(operation, { beat: 60_000, idle: 42_000 });
  await part(page, "left").getByText("no news for").waitFor();
  const [words, duration] = await part(page, "left").evaluate((element) => {
    const text = element.firstChild as Text;
    const at = text.data.indexOf("\u2068");
    return [
      [0, at],
      [at, text.length],
    ].map(([from = 0, to = 0]) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      return range.getBoundingClientRect().toJSON() as DOMRect;
    });
  });
  expect(duration?.left).toBeGreaterThanOrEqual((words?.right ?? Number.NaN) - 1);
});

test("in a right-to-left page left-to-right words stand at the end of their row", async () => {
  const { page } = await running({ dir: "rtl" }, {});
  const [track, elapsed] = await Promise.all([bar(page).boundingBox(), part(page, "elapsed").boundingBox()]);
  expect(elapsed?.x).toBeCloseTo(track?.x ?? Number.NaN, 0);
});

test("with reduced motion nothing moves", async () => {
  const { page, exchange } = await running({}, { reducedMotion: "reduce" });
  exchange.send(task);
  await page.getByRole("progressbar", { name: "Index" }).waitFor();
  const moving = await page.evaluate(
    () => document.querySelector("progress-modal")?.shadowRoot?.getAnimations().length,
  );
  expect(moving).toBe(0);
});

test("custom properties and parts reach the inside", async () => {
  const { page } = await running({}, {});
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "progress-modal { --progress-accent: rgb(1, 2, 3) } progress-modal::part(title) { color: rgb(4, 5, 6) }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  const style = (name: string, property: "color" | "backgroundColor") =>
    part(page, name)
      .last()
      .evaluate((element, property) => getComputedStyle(element)[property], property);
  expect(await style("title", "color")).toBe("rgb(4, 5, 6)");
  expect(await style("fill", "backgroundColor")).toBe("rgb(1, 2, 3)");
});

test("what is slotted is shown", async () => {
  const page = await stage.page();
  await page.evaluate(() => {
    const modal = document.createElement("progress-modal");
    for (const slot of ["title", "", "footer"]) {
      const element = document.createElement("strong");
      element.slot = slot;
      element.textContent = `slotted ${slot || "content"}`;
      modal.append(element);
    }
    document.body.append(modal);
    window.operation = window.Progress.startOperation("/work", { method: "POST" });
    window.Progress.showProgress(window.operation, { modal });
  });
  (await stage.server.next("/work")).send(operation, rows);
  await page.getByText("slotted content").waitFor();
  await page.getByRole("dialog", { name: "slotted title" }).waitFor();
  await look(page, "slots");
});
