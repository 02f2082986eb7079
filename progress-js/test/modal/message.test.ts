import { expect, test } from "vitest";
import type { Message } from "../../src/log.js";
import { MAX_TEXT, messageView, plainText, shortened } from "../../src/modal/message.js";
import { speechFor } from "../../src/modal/speech.js";
import { english } from "../../src/modal/words.js";

const view = (message: Message) => messageView(message, speechFor("en", english));

test("errors, warnings and information have a word and a tone each; a plain line has neither", () => {
  const views = [
    view({ kind: "error", text: "t" }),
    view({ kind: "line", level: "warn", text: "t" }),
    view({ kind: "information", text: "t" }),
    view({ kind: "line", level: "info", text: "t" }),
  ];
  expect(views.map(({ tone, word }) => [tone, word])).toEqual([
    ["bad", "Error"],
    ["warn", "Warning"],
    ["ok", "Information"],
    [undefined, undefined],
  ]);
});

test("an error says where it happened", () => {
  const at = { row: 119, field: "sku", sheet: "Q1", nested: { a: 1 } };
  expect(view({ kind: "error", text: "unknown", at }).place).toBe("row 119 · sku · sheet Q1");
});

test.each([
  ["Row 119: unknown", { row: 119 }, ""],
  ["unknown (in ROW 1,190)", { row: 1_190, field: "sku" }, "sku"],
  ["Row 119: unknown", { row: 11 }, "row 11"],
  ["same as row 1,190", { row: 1 }, "row 1"],
  ["sku is invalid", { field: "sku", sheet: "Q1" }, "sheet Q1"],
  ["sku is invalid", { field: "id" }, "id"],
])("what the text says of the place is not said again: %s", (text, at, place) => {
  expect(view({ kind: "error", text, at }).place).toBe(place);
});

test("a gap says how much is missing", () => {
  expect(view({ kind: "gap", from: 14, to: 57 }).text).toBe("44 messages no longer available.");
  expect(view({ kind: "gap", from: 14, to: 14 }).text).toBe("1 message no longer available.");
});

test("a message is one line of the download, whatever is in it", () => {
  const text = plainText(view({ kind: "error", text: "a\r\nb\u2028c", at: { row: 1 } }));
  expect(text).toBe("Error: a b c (row 1)");
});

test("a long text is cut at a character", () => {
  expect(shortened("x".repeat(MAX_TEXT))).toHaveLength(MAX_TEXT);
  expect(shortened(`${"x".repeat(MAX_TEXT - 1)}😀 and more`)).toBe(`${"x".repeat(MAX_TEXT - 1)}…`);
});
