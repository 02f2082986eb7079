import { describe, expect, test } from "vitest";
import { formatFor } from "../../src/modal/format.js";

const english = formatFor("en");

describe("percent", () => {
  test("is rounded down, so that only the end reads as 100", () => {
    expect(english.percent(99.99)).toBe("99%");
    expect(english.percent(100)).toBe("100%");
    expect(english.percent(0)).toBe("0%");
    expect(english.percent(29)).toBe("29%");
  });

  test("is written as the language writes it", () => {
    expect(formatFor("de").percent(42)).toBe("42\u00a0%");
  });
});

describe("duration", () => {
  test.each([
    [0, "0s"],
    [999, "0s"],
    [5_000, "5s"],
    [60_000, "1m"],
    [125_999, "2m 5s"],
    [3_600_000, "1h"],
    [3_660_000, "1h 1m"],
    [90_061_000, "1d 1h"],
    [-5, "0s"],
  ])("%i ms is %s", (milliseconds, text) => {
    expect(english.duration(milliseconds)).toBe(text);
  });
});

describe("amount", () => {
  test("of bytes takes the largest unit that fits", () => {
    expect(english.amount(999, "bytes")).toBe("999 byte");
    expect(english.amount(10_100_000, "bytes")).toBe("10.1 MB");
    expect(english.amount(2e15, "bytes")).toBe("2,000 TB");
  });

  test("can be written in the unit of another amount", () => {
    expect(english.bare(3_200_000, "bytes", 10_100_000)).toBe("3.2");
    expect(english.bare(20_000, "bytes", 10_100_000)).toBe("0");
  });

  test("of anything else is the number and the unit", () => {
    expect(english.amount(12_345, "rows")).toBe("12,345 rows");
    expect(english.amount(1.25, "files")).toBe("1.3 files");
    expect(english.amount(7)).toBe("7");
  });
});

test.each(["", "xx_broken!", "no such language"])("%j falls back to the language of the browser", (tag) => {
  expect(formatFor(tag).number(5)).toBe(new Intl.NumberFormat().format(5));
});
