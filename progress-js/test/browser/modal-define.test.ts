import { expect, test } from "vitest";
import { operation } from "./support/records.js";
import { part, Stage } from "./support/stage.js";

const stage = Stage.open();

test("a modal of the page is shown although nothing has registered the element before", async () => {
  const page = await stage.page({ body: "<progress-modal></progress-modal>" });
  // as with modules: they are loaded, and register nothing by themselves
  await page.addInitScript(() => {
    const { define } = customElements;
    customElements.define = (...element) => {
      if (document.readyState === "complete") define.apply(customElements, element);
    };
  });
  await page.reload();
  expect(await page.evaluate(() => customElements.get("progress-modal"))).toBeUndefined();
  await page.evaluate(() => {
    window.operation = window.Progress.startOperation("/work", { method: "POST", patience: 0 });
    const modal = document.querySelector("progress-modal") ?? undefined;
    window.Progress.showProgress(window.operation, { ...(modal && { modal }) });
  });
  const exchange = await stage.server.next("/work");
  exchange.send(operation);
  await expect.poll(() => part(page, "title").textContent()).toBe("Import orders.csv");
  exchange.end({ seq: 2, Outcome: "succeeded", Information: "Done." });
  await expect.poll(() => part(page, "outcome").textContent()).toContain("Finished");
});
