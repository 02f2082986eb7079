import { describe, expect, test } from "vitest";
import { readProgress } from "../../src/index.js";
import type { Report } from "../../src/records.js";
import { cut, cutAt, type Reading, readChunks } from "../reader-harness.js";
import { type Fixture, fixture, fixtureNames } from "./fixtures.js";
import { reading } from "./readings.js";

const fixtures = fixtureNames(".ndjson").map(fixture);

function expectReading({ expected }: Fixture, { records, reports, outcome }: Reading): void {
  expect(records.map(reading)).toEqual(expected.records);
  expect(reports.map(({ line, reason }) => ({ line, reason }))).toEqual(expected.reports);
  expect(outcome ? "outcome" : "interrupted").toBe(expected.end);
}

/** A generator of numbers that is the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

test("there are at least forty fixtures", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(40);
});

describe.each(fixtures)("$name", (stream) => {
  test("is read whole", () => {
    expectReading(stream, readChunks([stream.bytes]));
  });

  test.each([1, 2, 3, 7, 1_000])("is read in chunks of %i", (size) => {
    expectReading(stream, readChunks(cut(stream.bytes, size)));
  });

  test("is read in chunks of any sizes", () => {
    const places = numbers(stream.bytes.length);
    for (let round = 0; round < 5; round++) {
      const chosen = Array.from({ length: 1 + round * 5 }, () => places.next().value);
      expectReading(stream, readChunks(cutAt(stream.bytes, chosen)));
    }
  });

  test("is read by iteration", async () => {
    const reports: Report[] = [];
    const chunks = cut(stream.bytes, 100);
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk) {
          controller.enqueue(chunk);
        } else {
          controller.close();
        }
      },
    });
    const records = readProgress(source, { onReport: (report) => reports.push(report) });
    const read = [];
    for await (const record of records) {
      read.push(record);
    }
    const outcome = records.end?.kind === "outcome" ? records.end.outcome : undefined;
    expectReading(stream, { records: read, reports, outcome });
  });
});
