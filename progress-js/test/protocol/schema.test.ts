import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type Fixture, fixture, fixtureNames, readSchema } from "./fixtures.js";

/** What the order of records is checked by. */
interface Wire {
  readonly seq?: number;
  readonly gap?: { readonly from: number; readonly to: number };
  readonly Progress?: number | null;
}

const schema = readSchema();
// Two decimals are exact in the text of a record, but not in its doubles.
const isValid = new Ajv2020({ strictTypes: false, multipleOfPrecision: 6 }).compile(schema);

const conforming = fixtureNames(".ndjson")
  .map(fixture)
  .filter(({ expected }) => expected.conforming);

function text({ bytes }: Fixture): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function records(of: Fixture): Wire[] {
  return text(of)
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe("what a writer writes", () => {
  test.each(conforming)("$name follows the schema", (stream) => {
    for (const record of records(stream)) {
      expect(isValid(record), `${JSON.stringify(record)} ${JSON.stringify(isValid.errors)}`).toBe(true);
    }
  });

  test.each(conforming)("$name is framed", (stream) => {
    expect(text(stream)).toMatch(/^(\{[^\r\n]*\}\n)*$/);
    for (const line of text(stream).split("\n")) {
      expect(Buffer.byteLength(line) + 1).toBeLessThanOrEqual(65_536);
    }
  });

  test.each(conforming)("$name is in order", (stream) => {
    const all = records(stream);
    let next: number | undefined;
    let percent = 0;
    for (const [index, record] of all.entries()) {
      expect("Operation" in record || "snapshot" in record).toBe(index === 0);
      expect(!("Outcome" in record) || index === all.length - 1).toBe(true);
      const { seq, gap, Progress } = record;
      if (seq !== undefined) {
        expect(seq).toBe(next ?? seq);
        next = seq + 1;
      }
      if (gap !== undefined) {
        expect(gap.from).toBe(next ?? gap.from);
        expect(gap.to).toBeGreaterThanOrEqual(gap.from);
        next = gap.to + 1;
      }
      if (typeof Progress === "number") {
        expect(Progress).toBeGreaterThanOrEqual(percent);
        percent = Progress;
      }
    }
  });
});

describe("the schema", () => {
  test("names no key that a conforming fixture does not show", () => {
    const shown = new Set<string>();
    const named = new Set<string>();
    walk(conforming.flatMap(records), (key) => shown.add(key));
    walk(schema, (key, value) => {
      if (key === "properties") {
        for (const name of Object.keys(value as object)) {
          named.add(name);
        }
      }
    });
    expect([...named].filter((key) => !shown.has(key))).toEqual([]);
    expect(named.size).toBeGreaterThan(40);
  });

  const operation = { seq: 1, Operation: "a", v: 1 };
  const good = { seq: 2, Outcome: "succeeded", Progress: 100, Information: "a" };
  const failed = { seq: 2, Outcome: "failed", Error: "a" };
  const task = { Progress: 1, task: "a", taskId: 1, taskProgress: 1 };
  const document = { Operation: "a", id: "AAAAAAAAAAAAAAAAAAAAAA", v: 1, state: "running", seq: 1 };

  test.each<object>([operation, good, failed, task, { snapshot: document }])(
    "allows %j and unknown keys",
    (record) => {
      expect(isValid({ ...record, unknown: [1] })).toBe(true);
    },
  );

  test.each<unknown>([
    {},
    [],
    null,
    { unknown: 1 },
    { ...operation, seq: 2 },
    { ...operation, v: 2 },
    { ...operation, id: "short" },
    { ...operation, follow: "/progress/1" },
    { ...operation, onDisconnect: "stop" },
    { ...operation, Line: "b" },
    { ...operation, beat: 1.5 },
    { Operation: "a", v: 1 },
    { Line: "a" },
    { seq: 0, Line: "a" },
    { seq: 9_007_199_254_740_992, Line: "a" },
    { seq: 2, Line: null },
    { seq: 2, Line: "a", level: "error" },
    { seq: 2, Line: "a", args: [] },
    { seq: 2, Line: "a", Error: "b" },
    { seq: 2, Error: "a", at: { row: 0 } },
    { seq: 2, Information: "a", cut: -1 },
    { seq: 2, Progress: 1 },
    { Progress: 100 },
    { Progress: -1 },
    { Progress: 1.001 },
    { Progress: "1" },
    { Progress: 1, Line: null },
    { Progress: 1, ok: null },
    { Progress: 1, rate: -1 },
    { Progress: 1, taskProgress: 1 },
    { Progress: 1, parentId: 1 },
    { Progress: 1, task: "a", taskId: 1 },
    { ...task, taskId: 0 },
    { ...task, taskState: "paused" },
    { ...task, taskProgress: 101 },
    { ...good, Progress: 99 },
    { seq: 2, Outcome: "succeeded", Progress: 100 },
    { ...good, Error: "b" },
    { ...good, problem: {} },
    { ...good, result: 1, omitted: 1 },
    { ...good, Outcome: "done" },
    { ...failed, Progress: 100 },
    { ...failed, Information: "b" },
    { ...failed, result: 1 },
    { ...failed, problem: { status: "400" } },
    { Outcome: "failed", Error: "a" },
    { seq: 2, Outcome: "lost" },
    { beat: "1" },
    { seq: 2, beat: 1 },
    { beat: 1, state: "running" },
    { state: "ended" },
    { state: "stuck", retry: -1 },
    { seq: 2, lap: 1 },
    { lap: 1.5 },
    { lap: 1, beat: 1 },
    { gap: { from: 1 } },
    { gap: { from: 0, to: 1 } },
    { snapshot: {} },
    { snapshot: { ...document, state: "ended" } },
    { snapshot: { ...document, outcome: failed } },
    { snapshot: { ...document, Progress: 100 } },
    { snapshot: { ...document, tasks: [{ taskId: 1 }] } },
    { snapshot: document, Line: "a" },
  ])("refuses %j", (record) => {
    expect(isValid(record)).toBe(false);
  });
});

function walk(value: unknown, visit: (key: string, value: unknown) => void): void {
  if (typeof value !== "object" || value === null) {
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      visit(key, part);
    }
    walk(part, visit);
  }
}
