/** The page of an example, as a person with an eye on the console sees it. */
export class ImportPage {
  /** What the browser complained of. */
  complaints = [];

  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      // A refused request is told in the modal; that Chromium writes it down too is no complaint.
      const refused = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !refused) this.complaints.push(message.text());
    });
    this.dialog = page.getByRole("dialog");
    this.bar = this.dialog.getByRole("progressbar").first();
    this.log = this.dialog.getByRole("log");
    this.cancel = this.dialog.getByRole("button", { name: "Cancel" });
    this.close = this.dialog.getByRole("button", { name: "Close" });
    this.result = page.locator("#result");
  }

  static async open(browser, url, options = {}) {
    const page = new ImportPage(await browser.newPage({ viewport: { width: 900, height: 700 }, ...options }));
    await page.page.goto(url);
    return page;
  }

  /** Chooses a file and submits. */
  async import(csv, { name = "orders.csv", delay = 0 } = {}) {
    const { page } = this;
    await page.setInputFiles("#file", { name, mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.selectOption("#delay", String(delay));
    await page.getByRole("button", { name: "Import" }).click();
    await this.dialog.waitFor();
  }

  /** Until so much is done, in percent. */
  async reaches(percent) {
    await this.page.waitForFunction(
      (least) => {
        const bar = document.querySelector("progress-modal").shadowRoot.querySelector("[role=progressbar]");
        return Number(bar.getAttribute("aria-valuenow")) >= least;
      },
      percent,
      { timeout: 60_000 },
    );
  }

  /** What the bar says. */
  async percent() {
    return Number(await this.bar.getAttribute("aria-valuenow"));
  }

  /** What the completion prompt says first. */
  heading() {
    return this.dialog.getByRole("heading", { level: 3 }).innerText();
  }

  /** Nothing is wider than the window. */
  async fits() {
    const wide = await this.page.evaluate(() => {
      const elements = [...document.querySelectorAll("*")].flatMap((element) => [
        element,
        ...(element.shadowRoot?.querySelectorAll("*") ?? []),
      ]);
      const width = document.documentElement.clientWidth;
      return elements
        .filter((element) => element.checkVisibility() && !element.closest(".hidden"))
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < -1 || right > width + 1;
        })
        .map((element) => element.outerHTML.slice(0, 200));
    });
    if (wide.length > 0) throw new Error(`wider than the window:\n${wide.join("\n")}`);
  }

  /** Until it has ended, however it did. */
  ends() {
    return this.close.waitFor({ timeout: 60_000 });
  }
}
