import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const screenshots = fileURLToPath(new URL("../../target/screenshots", import.meta.url));

/**
 * Starts the installed Chromium; CHROMIUM names it. It talks to nobody but the page.
 *
 * @param {import("playwright-core").LaunchOptions} [options]
 */
export function startBrowser(options = {}) {
  return chromium.launch({
    ...options,
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      // Chromium's own sandbox does not work for root, and CI is root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Keeps a picture in target/screenshots, for people to look at. */
export async function picture(page, name) {
  await keep(name, await page.screenshot());
}

/** Keeps the bytes of a PNG beside the other pictures. */
export async function keep(name, png) {
  await mkdir(screenshots, { recursive: true });
  await writeFile(path.join(screenshots, `${name}.png`), png);
}
