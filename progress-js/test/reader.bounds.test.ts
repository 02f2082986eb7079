import { describe, expect, test } from "vitest";
import { recordParser } from "../src/reader/parser.js";
import type { Report } from "../src/records.js";
import { cut, readChunks } from "./reader-harness.js";

const encoder = new TextEncoder();
const LIMIT = 1_048_576;

function lineOf(bytes: number, filler = "x"): string {
  const frame = '{"Line":""}';
  const count = (bytes - frame.length) / encoder.encode(filler).length;
  return `{"Line":"${filler.repeat(count)}"}`;
}

describe("a line", () => {
  test.each([["x"], ["ü"], ["€"], ["😀"]])("of %s is measured in bytes", (filler) => {
    const size = encoder.encode(filler).length;
    const full = lineOf(LIMIT - ((LIMIT - 11) % size), filler);
    for (const size of [4_096, LIMIT * 2]) {
      const fits = readChunks(cut(encoder.encode(`${full}\n`), size));
      expect(fits.reports).toEqual([]);
      expect(fits.records).toHaveLength(1);
      const over = readChunks(cut(encoder.encode(`${full.replace('""', "")}    \n{"Line":"b"}\n`), size));
      expect(over.reports).toMatchObject([{ reason: "too-long", line: 1 }]);
      expect(over.records).toMatchObject([{ text: "b" }]);
    }
  });

  test("that never ends is reported at the bound, once, and is not held", () => {
    const reports: Report[] = [];
    const parser = recordParser((report) => reports.push(report));
    const chunk = encoder.encode("x".repeat(4_096));
    for (let fed = 0; fed < 8 * LIMIT; fed += chunk.length) {
      expect(parser.feed(chunk)).toEqual([]);
      expect(reports).toHaveLength(fed + chunk.length > LIMIT ? 1 : 0);
    }
    expect(reports).toEqual([{ reason: "too-long", line: 1, seen: "x".repeat(200) }]);
    expect(parser.feed(encoder.encode('tail\n{"Line":"next"}\n'))).toMatchObject([{ text: "next" }]);
    expect(parser.feed()).toEqual([]);
    expect(reports).toHaveLength(1);
  });

  test("that is blank up to the bound and then is not is not lost in silence", () => {
    const text = `${" ".repeat(LIMIT)}{"Line":"a"}\n{"Line":"b"}\n`;
    const { records, reports } = readChunks(cut(encoder.encode(text), 10_000));
    expect(reports).toMatchObject([{ reason: "too-long", line: 1 }]);
    expect(records).toMatchObject([{ text: "b" }]);
  });

  test("that comes byte by byte costs no more than its length", () => {
    const bytes = encoder.encode(`${lineOf(LIMIT)}\n`);
    const { records } = readChunks(cut(bytes, 1));
    expect(records).toHaveLength(1);
  }, 10_000);

  test("that nests deeper than the stack hurts nobody", () => {
    const depth = 400_000;
    const { records, reports } = readChunks([
      encoder.encode(`{"Line":"a","args":{"x":${"[".repeat(depth)}${"]".repeat(depth)}}}\n{"Line":"b"}\n`),
    ]);
    expect(records.length + reports.length).toBe(2);
    expect(records.at(-1)).toMatchObject({ text: "b" });
  });
});

describe("keys of a record", () => {
  test("change nothing but the record they stand in", () => {
    const line =
      '{"Line":"a","__proto__":{"seq":9,"polluted":1},"constructor":{"prototype":{"polluted":1}},"args":{"__proto__":{"polluted":1}}}\n';
    const { records } = readChunks([encoder.encode(line.repeat(3))]);
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({ kind: "line", seq: undefined });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf((records[0] as { args: object }).args)).toBe(Object.prototype);
  });
});
