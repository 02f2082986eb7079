import { defineConfig } from "vitest/config";

/** Tests that measure how long the page is held up: nothing else runs beside them. */
const TIMED = "test/browser/**/*.timed.test.ts";
const browser = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...browser,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          exclude: [TIMED],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...browser,
          name: "browser-timed",
          include: [TIMED],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
