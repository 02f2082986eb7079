import { describe, expect, test } from "vitest";
import { HttpError, ProblemError, ProtocolError } from "../../src/errors.js";
import { promptOf } from "../../src/modal/prompt.js";
import { speechFor } from "../../src/modal/speech.js";
import { MAX_VIOLATIONS, violationsOf } from "../../src/modal/violations.js";
import { english } from "../../src/modal/words.js";
import type { End } from "../../src/state.js";

const prompt = (end: End) => promptOf(end, speechFor("en", english));
const refusal = new ProtocolError("POST /x", "no stream");

const ends: End[] = [
  { outcome: "succeeded" },
  { outcome: "partial" },
  { outcome: "failed" },
  { outcome: "cancelled", by: "server" },
  { outcome: "expired" },
  { outcome: "lost" },
  { outcome: "interrupted" },
  { outcome: "refused", error: refusal },
];

test("every end has words of its own", () => {
  const prompts = ends.map(prompt);
  expect(new Set(prompts.map(({ heading }) => heading)).size).toBe(ends.length);
  expect(new Set(prompts.map(({ texts }) => texts.join())).size).toBe(ends.length);
});

test("only succeeded looks good", () => {
  expect(ends.filter((end) => prompt(end).tone === "ok")).toEqual([{ outcome: "succeeded" }]);
});

test("an interrupted operation is not called failed", () => {
  const { heading, texts } = prompt({ outcome: "interrupted" });
  expect(`${heading} ${texts}`).not.toMatch(/fail/i);
  expect(texts.join()).toContain("may still be running");
});

test("the words of the server replace ours", () => {
  expect(prompt({ outcome: "partial", text: "998 of 1000 rows imported" }).texts).toEqual([
    "998 of 1000 rows imported",
  ]);
});

test("a failure names its reference", () => {
  expect(prompt({ outcome: "failed", ref: "8F3K" }).texts).toContain("Reference: 8F3K");
});

test("a failure shows the detail of its problem, once", () => {
  const problem = { title: "Full", detail: "The disk is full", extensions: {} };
  expect(prompt({ outcome: "failed", text: "The disk is full", problem }).texts).toEqual([
    "The disk is full",
  ]);
  expect(prompt({ outcome: "failed", text: "Broke off", problem }).texts).toEqual([
    "Broke off",
    "The disk is full",
  ]);
});

test("an upload that was cancelled is told from work that was", () => {
  expect(prompt({ outcome: "cancelled", by: "client" }).texts).toEqual(["The upload was broken off."]);
});

describe("a refusal", () => {
  test("shows the problem", () => {
    const problem = {
      title: "Bad file",
      detail: "No header",
      extensions: { errors: [{ field: "file", message: "is empty" }] },
    };
    const error = new ProblemError("POST /x", "400", { status: 400, problem });
    expect(prompt({ outcome: "refused", error })).toEqual({
      tone: "bad",
      heading: "Not started",
      texts: ["Bad file", "No header"],
      violations: ["file: is empty"],
    });
  });

  test("without a problem names the status and when to try again", () => {
    const error = new HttpError("POST /x", "503", { status: 503, retryAfter: 5_000 });
    expect(prompt({ outcome: "refused", error }).texts).toEqual([
      "The server refused the request.",
      "HTTP status 503",
      "Try again in \u20685 sec\u2069.",
    ]);
  });

  test("never shows the message of the error, which is for programs", () => {
    expect(JSON.stringify(prompt({ outcome: "refused", error: refusal }))).not.toContain("POST");
  });
});

describe("violations", () => {
  const of = (extensions: Record<string, unknown>) => violationsOf({ extensions });

  test("are read as servers write them", () => {
    expect(of({ errors: [{ detail: "too long", pointer: "#/name" }] })).toEqual(["#/name: too long"]);
    expect(of({ errors: [{ field: "age", message: "must be positive" }] })).toEqual([
      "age: must be positive",
    ]);
    expect(of({ errors: ["plain"] })).toEqual(["plain"]);
  });

  test("of any other shape are left out", () => {
    expect(of({ errors: [null, 5, {}, { message: 5 }, [], ""] })).toEqual([]);
    expect(of({ errors: "x" })).toEqual([]);
    expect(violationsOf(undefined)).toEqual([]);
  });

  test("are bounded", () => {
    const many = Array.from({ length: 1_000 }, () => "x");
    expect(of({ errors: many })).toHaveLength(MAX_VIOLATIONS);
  });
});
