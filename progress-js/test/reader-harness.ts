import { recordParser } from "../src/reader/parser.js";
import type { OutcomeRecord, Report, StreamRecord } from "../src/records.js";

export interface Reading {
  readonly records: StreamRecord[];
  readonly reports: Report[];
  readonly outcome: OutcomeRecord | undefined;
}

/** Reads a stream that comes in these chunks. */
export function readChunks(chunks: Iterable<Uint8Array>): Reading {
  const reports: Report[] = [];
  const records: StreamRecord[] = [];
  const parser = recordParser((report) => reports.push(report));
  for (const chunk of chunks) {
    records.push(...parser.feed(chunk));
  }
  records.push(...parser.feed());
  return { records, reports, outcome: parser.outcome };
}

/** Cuts bytes into chunks of one size. */
export function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    chunks.push(bytes.subarray(from, from + size));
  }
  return chunks;
}

/** Cuts bytes at these places, in any order. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [
    0,
    ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b),
    bytes.length,
  ];
  return sorted.slice(1).map((end, at) => bytes.subarray(sorted[at], end));
}
