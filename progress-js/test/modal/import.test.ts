import { expect, test } from "vitest";

test("the modal can be imported where there is no DOM", async () => {
  expect(globalThis.HTMLElement).toBeUndefined();
  const { ProgressModal, showProgress } = await import("../../src/modal/index.js");
  expect(ProgressModal).toBeTypeOf("function");
  expect(showProgress).toBeTypeOf("function");
});
