import { addReadings } from "../src/reader/readings.js";
import type { StreamRecord } from "../src/records.js";
import type { Reading } from "./reader-harness.js";

/** Reads a whole stream in the plainest way: what the parser must agree with, however the bytes are cut. */
export function readNaively(
  bytes: Uint8Array,
): Pick<Reading, "records"> & { reports: { line: number; reason: string }[] } {
  const records: StreamRecord[] = [];
  const reports: { line: number; reason: string }[] = [];
  let isOver = false;
  const lines = new TextDecoder().decode(bytes).split("\n");
  for (const [index, text] of lines.entries()) {
    const report = (reason: string): unknown => reports.push({ line: index + 1, reason });
    if (/^[ \t\r]*$/.test(text)) {
      continue;
    }
    if (isOver) {
      report("after-outcome");
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      report("json");
      continue;
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      report("not-an-object");
      continue;
    }
    addReadings(value as Record<string, unknown>, records, () => report("type"));
    isOver = records.at(-1)?.kind === "outcome";
  }
  return { records, reports };
}
