import { describe, expect, test } from "vitest";
import { expectedText, fixture, fixtureNames } from "./fixtures.js";

const KINDS = [
  "beat",
  "error",
  "gap",
  "information",
  "lap",
  "line",
  "operation",
  "outcome",
  "progress",
  "snapshot",
  "state",
];
const REASONS = ["after-outcome", "json", "not-an-object", "too-long", "type"];

describe("the fixtures of the protocol", () => {
  const names = fixtureNames(".ndjson");
  const fixtures = names.map(fixture);

  test("have a stream and its reading each", () => {
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(fixtureNames(".expected.json")).toEqual(names);
  });

  test("cover every kind of reading, every report and both ends", () => {
    const used = (values: string[]): string[] => [...new Set(values)].sort();
    expect(used(fixtures.flatMap(({ expected }) => expected.records.map(({ kind }) => kind)))).toEqual(KINDS);
    expect(used(fixtures.flatMap(({ expected }) => expected.reports.map(({ reason }) => reason)))).toEqual(
      REASONS,
    );
    expect(used(fixtures.map(({ expected }) => expected.end))).toEqual(["interrupted", "outcome"]);
  });

  test.each(fixtures)(
    "$name says why it is there, in ASCII, and orders its reports",
    ({ name, expected }) => {
      expect(expectedText(name)).toMatch(/^[\n\x20-\x7e]*$/);
      expect(expected.why).toMatch(/^[A-Z0-9`].*\.$/);
      expect(Object.keys(expected).filter((key) => key !== "conforming")).toEqual([
        "why",
        "records",
        "reports",
        "end",
      ]);
      const lines = expected.reports.map(({ line }) => line);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
    },
  );
});
