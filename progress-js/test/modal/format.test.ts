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
    [0, "0 sec"],
    [499, "0 sec"],
    [5_000, "5 sec"],
    [60_000, "1 min"],
    [125_499, "2 min 5 sec"],
    [3_600_000, "1 hr"],
    [3_660_000, "1 hr 1 min"],
    [90_061_000, "1 day 1 hr"],
  ])("%i ms is %s", (milliseconds, text) => {
    expect(english.duration(milliseconds)).toBe(text);
  });
});

test("a size takes the largest unit that fits", () => {
  expect(english.size(999)).toBe("999 byte");
  expect(english.size(3_200_000)).toBe("3.2 MB");
  expect(english.size(2e15)).toBe("2,000 TB");
});

test("a number has a decimal only where it is small", () => {
  expect(english.number(12_345)).toBe("12,345");
  expect(english.number(83.4)).toBe("83");
  expect(english.number(1.25)).toBe("1.3");
  expect(english.number(7)).toBe("7");
});

test.each(["", "xx_broken!", "no such language"])("%j falls back to the language of the browser", (tag) => {
  expect(formatFor(tag).number(5)).toBe(new Intl.NumberFormat().format(5));
});
