import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { End, ShowOptions } from "../../../src/modal/index.js";
import type { Operation } from "../../../src/operation.js";
import type { ProgressGlobal } from "../../../src/script.js";
import { launchChromium } from "./chromium.js";
import type { Exchange } from "./exchange.js";
import { ScriptedServer } from "./server.js";

declare global {
  interface Window {
    Progress: ProgressGlobal;
    operation: Operation;
    end?: End;
    problems: string[];
  }
}

type PlainOptions = Omit<ShowOptions, "words" | "returnFocus">;

const SHOTS = new URL("../../../target/screenshots/", import.meta.url);

/** What is on the page besides the modal. */
export interface PageOptions {
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
  readonly body?: string;
  readonly scheme?: "light" | "dark";
  /** Whether the test owns the clock of the page; it stands still then. */
  readonly clock?: boolean;
}

/** A browser and a server for the tests of one file, which fail when a page reports any error. */
export class Stage {
  #browser: Browser | undefined;
  #server: ScriptedServer | undefined;
  #contexts: BrowserContext[] = [];
  #errors: string[] = [];

  /** Opens the stage for the file that calls it. */
  static open(): Stage {
    const stage = new Stage();
    beforeAll(() => stage.#start());
    afterEach(() => stage.#clear());
    afterAll(() => stage.#stop());
    return stage;
  }

  get server(): ScriptedServer {
    return this.#server as ScriptedServer;
  }

  get browser(): Browser {
    return this.#browser as Browser;
  }

  /** Loads a page that has the script tag and nothing else of ours. */
  async page(options: PageOptions = {}, context: BrowserContextOptions = {}): Promise<Page> {
    const { lang = "en", dir = "ltr", scheme = "light", body = "" } = options;
    this.server.file(
      "/",
      "text/html",
      `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Orders</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${scheme}">
      <script src="/problems.js"></script><script src="/progress.min.js"></script><script src="/axe.js"></script></head>
      <body><main><h1>Orders</h1>${body || "<p>Text of the page.</p><button>Import</button>"}</main></body></html>`,
    );
    const opened = await this.browser.newContext({
      viewport: { width: 1000, height: 760 },
      ...context,
    });
    this.#contexts.push(opened);
    const page = await opened.newPage();
    page.on("pageerror", (error) => this.#errors.push(String(error)));
    if (options.clock) await page.clock.install({ time: 0 });
    await page.goto(this.server.url);
    if (options.clock) await page.clock.pauseAt(10_000);
    return page;
  }

  /** Starts an operation in a page and shows it. */
  async show(
    page: Page,
    options: PlainOptions = {},
    init: { body?: string; method?: string; patience?: number } = {},
  ): Promise<Exchange> {
    await page.evaluate(
      ([options, init]) => {
        window.operation = window.Progress.startOperation("/work", { method: "POST", patience: 0, ...init });
        window.Progress.showProgress(window.operation, options).then((end) => {
          window.end = end;
        });
      },
      [options, init] as const,
    );
    return this.server.next("/work");
  }

  async #start(): Promise<void> {
    const script = new URL("../../../scripts/bundle.mjs", import.meta.url).href;
    const { bundle } = (await import(script)) as { bundle(entry: string): Promise<string> };
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    this.#server = await ScriptedServer.start();
    this.#server.file("/progress.min.js", "text/javascript", await bundle("../src/script.ts"));
    this.#server.file("/axe.js", "text/javascript", await readFile(axe, "utf8"));
    this.#server.file("/favicon.ico", "image/x-icon", "");
    this.#server.file("/problems.js", "text/javascript", PROBLEMS);
    await mkdir(SHOTS, { recursive: true });
    this.#browser = await launchChromium();
  }

  async #clear(): Promise<void> {
    for (const context of this.#contexts) {
      for (const page of context.pages())
        this.#errors.push(...(await page.evaluate(() => window.problems ?? [])));
      await context.close();
    }
    this.#contexts = [];
    this.server.forget();
    expect(this.#errors.splice(0)).toEqual([]);
  }

  async #stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
  }
}

const PROBLEMS = `
window.problems = [];
addEventListener("securitypolicyviolation", (event) => problems.push(event.violatedDirective + " " + event.sample));
addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
`;

/** A part of the modal. */
export function part(page: Page, name: string): Locator {
  return page.locator(`progress-modal [part~="${name}"]`);
}

/** The main bar. */
export function bar(page: Page): Locator {
  return page.locator(`progress-modal .meter [role="progressbar"]`);
}

/** Keeps a picture of a page for people to look at, once everything has moved to its place. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    const shadow = document.querySelector("progress-modal")?.shadowRoot;
    const finite = shadow
      ?.getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled((finite ?? []).map(({ finished }) => finished));
  });
  await page.screenshot({ path: fileURLToPath(new URL(`modal-${name}.png`, SHOTS)) });
}

/** What axe finds wrong with a page, by all its rules. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}

/** Keeps a picture, and lets axe find nothing wrong with what is seen on it. */
export async function look(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  expect(await violations(page)).toEqual([]);
}
