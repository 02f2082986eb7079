import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { messages, operation, rows } from "./support/records.js";
import { part, Stage } from "./support/stage.js";

const stage = Stage.open();
const outcome = { seq: 99, Outcome: "succeeded", Progress: 100 };

async function running(options: Parameters<Stage["show"]>[1] = {}) {
  const page = await stage.page();
  await page.evaluate(() => {
    const button = document.querySelector("button") as HTMLButtonElement;
    button.addEventListener("click", () => {
      document.body.setAttribute("data-clicked", "");
    });
    button.focus();
  });
  const exchange = await stage.show(page, options);
  exchange.send(operation, rows, ...messages(3));
  await part(page, "amount").getByText("425").waitFor();
  const end = async () => {
    exchange.end(outcome);
    await part(page, "outcome").waitFor();
  };
  return { page, exchange, end };
}

const isOpen = (page: Page) => part(page, "dialog").evaluate((dialog) => dialog.matches(":modal"));
const hasFocus = (page: Page, name: string) =>
  page.evaluate(
    (name) =>
      document.querySelector("progress-modal")?.shadowRoot?.activeElement?.part.contains(name) ?? false,
    name,
  );
const asks = (page: Page) =>
  page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

describe("while it runs", () => {
  test("Escape does not close it, however often", async () => {
    const { page } = await running();
    for (let press = 0; press < 4; press++) await page.keyboard.press("Escape");
    expect(await isOpen(page)).toBe(true);
  });

  test("Escape does not close it where the browser does not know closedby", async () => {
    const { page } = await running();
    await part(page, "dialog").evaluate((dialog) => dialog.removeAttribute("closedby"));
    await part(page, "title").click();
    for (let press = 0; press < 4; press++) await page.keyboard.press("Escape");
    expect(await isOpen(page)).toBe(true);
  });

  test("a click beside it neither closes it nor reaches the page", async () => {
    const { page } = await running();
    const button = await page.locator("main button").boundingBox();
    await page.mouse.click((button?.x ?? 0) + 5, (button?.y ?? 0) + 5);
    expect(await isOpen(page)).toBe(true);
    expect(await page.locator("body").getAttribute("data-clicked")).toBeNull();
  });

  test("a browser that closes it all the same finds it open again", async () => {
    const { page } = await running();
    await part(page, "dialog").evaluate((dialog) => (dialog as HTMLDialogElement).close());
    await expect.poll(() => isOpen(page)).toBe(true);
  });

  test("close() of the element does nothing", async () => {
    const { page } = await running();
    await page.evaluate(() => document.querySelector("progress-modal")?.close());
    expect(await isOpen(page)).toBe(true);
  });

  test("there is no Close", async () => {
    const { page } = await running();
    expect(await part(page, "close").isHidden()).toBe(true);
  });

  test("Tab stays inside", async () => {
    const { page } = await running();
    const seen = new Set<string>();
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press("Tab");
      seen.add(await page.evaluate(() => document.activeElement?.localName ?? ""));
    }
    expect(seen).toContain("progress-modal");
    expect(seen).not.toContain("button");
  });

  test("the page asks before it is left until the server has the request; then it says that the work goes on", async () => {
    const page = await stage.page();
    expect(await asks(page)).toBe(false);
    const exchange = await stage.show(page);
    expect(await asks(page)).toBe(true);
    exchange.send(operation);
    await part(page, "hint").getByText("You can leave this page: the work goes on.").waitFor();
    expect(await asks(page)).toBe(false);
    exchange.end(outcome);
    await part(page, "outcome").waitFor();
    expect(await part(page, "hint").textContent()).toBe("You can close this window.");
  });

  test.each(["grace", "cancel"])("with %s on disconnect it asks up to the end", async (onDisconnect) => {
    const page = await stage.page();
    const exchange = await stage.show(page);
    exchange.send({ ...operation, onDisconnect }, rows);
    await part(page, "amount").getByText("425").waitFor();
    expect(await part(page, "hint").isHidden()).toBe(true);
    expect(await asks(page)).toBe(true);
    exchange.end(outcome);
    await part(page, "outcome").waitFor();
    expect(await asks(page)).toBe(false);
  });

  test("a real attempt to leave is asked about", async () => {
    const page = await stage.page();
    (await stage.show(page)).send({ ...operation, onDisconnect: "cancel" });
    await part(page, "title").click();
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    expect(await isOpen(page)).toBe(true);
  });

  test("the guard can be switched off", async () => {
    const page = await stage.page();
    await stage.show(page, { guard: false });
    expect(await asks(page)).toBe(false);
  });
});

describe("the focus", () => {
  test("goes to the modal itself, so that a key still down presses nothing", async () => {
    const { page } = await running();
    expect(await hasFocus(page, "dialog")).toBe(true);
    await page.keyboard.press("Enter");
    expect(stage.server.requests).toEqual(["POST /work"]);
  });

  test("goes to Close at the end", async () => {
    const { page, end } = await running();
    await end();
    await expect.poll(() => hasFocus(page, "close")).toBe(true);
  });

  test("stays with whoever reads the log", async () => {
    const { page, end } = await running();
    await part(page, "log").focus();
    await end();
    expect(await hasFocus(page, "log")).toBe(true);
  });

  test("is not lost when Cancel goes", async () => {
    const { page, exchange } = await running();
    await part(page, "cancel").focus();
    exchange.send({ state: "running", cancellable: false });
    await part(page, "cancel").waitFor({ state: "hidden" });
    await expect.poll(() => hasFocus(page, "dialog")).toBe(true);
  });

  test("returns to where it was", async () => {
    const { page, end } = await running();
    await end();
    await part(page, "close").click();
    await part(page, "dialog").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Import");
  });
});

describe("after the end", () => {
  test("Escape closes it, and the end is handed over", async () => {
    const { page, end } = await running();
    await end();
    expect(await page.evaluate(() => window.end)).toBeUndefined();
    await page.keyboard.press("Escape");
    await part(page, "dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate(() => window.end?.outcome)).toBe("succeeded");
    expect(await page.locator("progress-modal").count()).toBe(0);
  });

  test("a click beside it does not close it", async () => {
    const { page, end } = await running();
    await end();
    await page.mouse.click(5, 5);
    expect(await isOpen(page)).toBe(true);
  });

  test("it closes by itself only when it succeeded and was told to", async () => {
    const { page, exchange } = await running({ autoClose: 0 });
    exchange.end(outcome);
    await part(page, "dialog").waitFor({ state: "detached" });
  });

  test("it does not close by itself after another end", async () => {
    const { page, exchange } = await running({ autoClose: 0 });
    exchange.end({ seq: 99, Outcome: "partial", Progress: 100 });
    await part(page, "outcome").waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
    expect(await isOpen(page)).toBe(true);
  });
});

describe("the element", () => {
  test("taken out of the document, it lets the page go on; the promise waits for the end", async () => {
    const { page, exchange } = await running();
    await page.evaluate(() => document.querySelector("progress-modal")?.remove());
    expect(await asks(page)).toBe(false);
    await page.locator("main button").click();
    expect(await page.evaluate(() => window.end)).toBeUndefined();
    exchange.end(outcome);
    await expect.poll(() => page.evaluate(() => window.end?.outcome)).toBe("succeeded");
  });

  test("can show one operation after another, and says so if it is to show two at once", async () => {
    const page = await stage.page();
    await page.evaluate(() => {
      document.body.append(document.createElement("progress-modal"));
    });
    for (const _ of ["first", "second"]) {
      await page.evaluate(() => {
        const modal = document.querySelector("progress-modal") as HTMLElementTagNameMap["progress-modal"];
        modal.show(window.Progress.startOperation("/work", { method: "POST" }));
      });
      const message = page.evaluate(() => {
        const modal = document.querySelector("progress-modal") as HTMLElementTagNameMap["progress-modal"];
        try {
          modal.show(window.operation);
          return "";
        } catch (error) {
          return String(error);
        }
      });
      expect(await message).toContain("shows an operation already");
      (await stage.server.next("/work")).end(operation, outcome);
      await part(page, "close").click();
      await expect.poll(() => isOpen(page)).toBe(false);
    }
  });

  test("that cannot be opened leaves nothing behind, and can be shown when it can", async () => {
    const page = await stage.page();
    const error = await page.evaluate(() => {
      const modal = document.createElement("progress-modal");
      document.body.append(modal);
      window.operation = window.Progress.startOperation("/work");
      const { showModal } = HTMLDialogElement.prototype;
      HTMLDialogElement.prototype.showModal = () => {
        throw new DOMException("not now", "InvalidStateError");
      };
      try {
        modal.show(window.operation);
        return "";
      } catch (error) {
        return String(error);
      } finally {
        HTMLDialogElement.prototype.showModal = showModal;
      }
    });
    expect(error).toContain("not now");
    expect(await asks(page)).toBe(false);
    await page.evaluate(() => {
      document.querySelector("progress-modal")?.show(window.operation);
    });
    expect(await isOpen(page)).toBe(true);
  });

  test("the title of the page tells the percent meanwhile, if wanted", async () => {
    const { page, end } = await running({ documentTitle: true });
    await expect.poll(() => page.title()).toBe("(42%) Orders");
    await end();
    await expect.poll(() => page.title()).toBe("(Finished) Orders");
    await part(page, "close").click();
    await expect.poll(() => page.title()).toBe("Orders");
  });
});
