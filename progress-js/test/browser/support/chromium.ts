import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the installed Chromium. Without one the test fails: a browser test that did not run is not passed. */
export async function launchChromium(): Promise<Browser> {
  // biome-ignore lint/complexity/useLiteralKeys: TypeScript wants index signatures to be told apart
  const path = process.env["CHROMIUM_PATH"] ?? process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(path)) {
    throw new Error(
      `There is no Chromium at ${path}. Install one (apt-get install chromium) or set CHROMIUM_PATH.`,
    );
  }
  return chromium.launch({ executablePath: path, args: QUIET });
}
