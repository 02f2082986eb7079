import { expect, test } from "vitest";
import { english } from "../../src/modal/words.js";

test("one is singular", () => {
  expect(english.newest(1, "1")).toBe("1 new message");
  expect(english.newest(2, "2")).toBe("2 new messages");
  expect(english.warnings(1, "1")).toBe("1 warning");
  expect(english.hidden(1, "1")).toBe("1 earlier message not shown.");
});

test("an amount without total or unit has neither", () => {
  expect(english.amount("5", undefined, "")).toBe("5");
  expect(english.amount("5", "10", "rows")).toBe("5 of 10 rows");
});

test("an announcement has no empty parts", () => {
  expect(english.announcement("Working", "", "3 failed")).toBe("Working, 3 failed");
});
