import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { readNaively } from "./naive-reader.js";
import { cutAt, readChunks } from "./reader-harness.js";

const encoder = new TextEncoder();

vi.setConfig({ testTimeout: 60_000 });
const places = fc.array(fc.nat(100_000), { maxLength: 12 });

/** Pieces of which broken and unbroken lines are made; those that could melt lines into each other come often. */
const fragment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("\n", "\r\n", ",", "{", "}", "[", "]", "},{", '"', " ", "\t", "\\", "\ufeff"),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '{"Line":"a"}',
      '{"a":[{}',
      '{"c":2}]}',
      "{},{}",
      '{"Outcome":"failed"}',
      '{"Progress":"x","Line":1}',
      '{"Error":"b"}\n{"Error":"c"}',
      "null",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
);

function expectSameAsNaively(bytes: Uint8Array, cuts: readonly number[]): void {
  const naive = readNaively(bytes);
  const { records, reports } = readChunks(cutAt(bytes, cuts));
  deepStrictEqual(records, naive.records);
  deepStrictEqual(
    reports.map(({ line, reason }) => ({ line, reason })),
    naive.reports,
  );
}

test("any bytes are read as by the plainest reader, at any cuts", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), places, expectSameAsNaively), { numRuns: 1_000 });
});

test("any lines, broken or not, are read as by the plainest reader, at any cuts", () => {
  const text = fc.array(fragment, { maxLength: 40 }).map((fragments) => encoder.encode(fragments.join("")));
  fc.assert(fc.property(text, places, expectSameAsNaively), { numRuns: 3_000 });
});

test("no line melts into its neighbours, however they fit together", () => {
  const line = fc.constantFrom(
    '{"a":[{}',
    '{"c":2}]}',
    "{},{}",
    "{} , {}",
    "{}\t,\r{}",
    "{}",
    "[{}",
    "{}]",
    '{"a":{"b":{}',
    "}}",
    "},",
    ",{",
  );
  const lines = fc.array(line, { minLength: 1, maxLength: 6 }).map((all) => encoder.encode(all.join("\n")));
  fc.assert(
    fc.property(lines, (bytes) => expectSameAsNaively(bytes, [])),
    { numRuns: 5_000 },
  );
});

test("a character that is broken off takes nothing of its neighbours with it, at any cuts", () => {
  const ascii = (text: string) => [...encoder.encode(text)];
  const piece = fc.constantFrom(
    [0xe2],
    [0xe2, 0x82],
    [0xf0, 0x9f, 0x98],
    [0xef, 0xbb],
    [0xef, 0xbb, 0xbf],
    [0x82],
    [0xe2, 0x82, 0xac],
    [0x0a],
    ascii('{"Line":"'),
    ascii('"}'),
    ascii('{"Line":"a"}\n'),
  );
  const stream = fc.array(piece, { maxLength: 20 }).map((pieces) => Uint8Array.from(pieces.flat()));
  // in how many U+FFFD a broken character results is free
  const once = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/\ufffd+/g, "\ufffd"));
  fc.assert(
    fc.property(stream, places, (bytes, cuts) => {
      const naive = readNaively(bytes);
      const { records, reports } = readChunks(cutAt(bytes, cuts));
      deepStrictEqual(once(records), once(naive.records));
      deepStrictEqual(
        reports.map(({ line, reason }) => ({ line, reason })),
        naive.reports,
      );
    }),
    { numRuns: 3_000 },
  );
});

const words = {
  seq: fc.option(fc.integer({ min: 1 }), { nil: undefined }),
  text: fc
    .string({ unit: "binary", maxLength: 60 })
    .map((text) => new TextDecoder().decode(encoder.encode(text))),
};
const written = fc.oneof(
  fc.record({
    seq: words.seq,
    Line: words.text,
    level: fc.constantFrom("info", "warn"),
    args: fc.dictionary(fc.string(), fc.jsonValue()),
  }),
  fc.record({ seq: words.seq, Error: words.text, at: fc.record({ row: fc.nat(), field: words.text }) }),
  fc.record({ seq: words.seq, Information: words.text }),
  fc.record({
    Progress: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    done: fc.maxSafeNat(),
    task: words.text,
  }),
);

test("whatever records are written come out again, at any cuts", () => {
  fc.assert(
    fc.property(
      fc.array(written, { maxLength: 30 }),
      places,
      fc.constantFrom("\n", "\r\n"),
      (all, cuts, end) => {
        const bytes = encoder.encode(all.map((record) => JSON.stringify(record) + end).join(""));
        const { records, reports } = readChunks(cutAt(bytes, cuts));
        expect(reports).toEqual([]);
        const sent = JSON.parse(JSON.stringify(all));
        expect(records).toMatchObject(
          sent.map(({ Line, Error: error, Information, Progress, seq, ...rest }: Record<string, unknown>) => {
            const text = Line ?? error ?? Information;
            return {
              ...rest,
              ...(text === undefined ? { progress: Progress } : { text }),
              ...(seq ? { seq } : {}),
            };
          }),
        );
        expect(records).toHaveLength(all.length);
      },
    ),
    { numRuns: 300 },
  );
});
