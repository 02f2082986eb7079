import type { OutcomeRecord, Report, StreamRecord } from "../records.js";
import { parseBatch } from "./batch.js";
import { addReadings } from "./readings.js";
import { json, object, type Wire } from "./values.js";

/** A line of more bytes is refused: 1,048,576. */
const MAX_LINE_BYTES = 2 ** 20;

const BLANK = /^[ \t\r]*$/;

/**
 * Turns the bytes of a stream into records, however the bytes are cut: push them chunk by chunk, then call `end` once.
 *
 * It holds at most one line that has not ended, of at most 1,048,576 bytes, and the records of one chunk. Its time is linear in the bytes
 * and in the number of chunks. It never throws because of what the bytes are.
 */
export interface RecordParser {
  /** Takes the next bytes, or the next characters where somebody else decodes, and returns the records that ended in them. */
  feed(chunk: Uint8Array | string): StreamRecord[];
  /** Nothing more comes: reads a last line that was not ended. */
  end(): StreamRecord[];
  /** The outcome, once it was read: in a record of its own, or in the snapshot of an operation that has ended. */
  readonly outcome: OutcomeRecord | undefined;
}

/**
 * A parser at the beginning of a stream.
 *
 * @param onReport called during `feed` and `end`, for everything that cannot be read
 */
export function recordParser(onReport: (report: Report) => void): RecordParser {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  /** The pieces of the line that has not ended yet; none when it was refused. */
  let pieces: string[] = [];
  /** Its bytes so far, as long as it was not refused. */
  let bytes = 0;
  /** Number of the line that is being read. */
  let number = 1;
  let isOver = false;
  let outcome: OutcomeRecord | undefined;

  function feed(text: string): StreamRecord[] {
    const records: StreamRecord[] = [];
    const last = text.lastIndexOf("\n");
    if (last >= 0) {
      const lines = (pieces.join("") + text.slice(0, last)).split("\n");
      if (bytes > MAX_LINE_BYTES) {
        number++;
        lines.shift();
      }
      pieces = [];
      bytes = 0;
      const values = parseBatch(lines);
      lines.forEach((line, at) => {
        read(line, records, values[at]);
        number++;
      });
    }
    const piece = text.slice(last + 1);
    if (piece && bytes <= MAX_LINE_BYTES) {
      pieces.push(piece);
      bytes += encoder.encode(piece).length;
      if (bytes > MAX_LINE_BYTES) {
        read(pieces.join(""), []);
        pieces = [];
      }
    }
    return records;
  }

  /** Reads one line, whose value may be known. */
  function read(line: string, records: StreamRecord[], known?: Wire): void {
    const report = (reason: Report["reason"]): void =>
      onReport({ reason, line: number, seen: line.slice(0, 200) });
    const isTooLong = line.length * 3 > MAX_LINE_BYTES && encoder.encode(line).length > MAX_LINE_BYTES;
    if (!isTooLong && BLANK.test(line)) {
      return;
    }
    if (isOver) {
      report("after-outcome");
    } else if (isTooLong) {
      report("too-long");
    } else {
      const value = known ?? json(line);
      if (object(value)) {
        addReadings(value as Wire, records, () => report("type"));
        const newest = records.at(-1);
        isOver = newest?.kind === "outcome";
        if (isOver) outcome = newest as OutcomeRecord;
        if (newest?.kind === "snapshot") outcome = newest.outcome;
      } else {
        report(value === undefined ? "json" : "not-an-object");
      }
    }
  }

  return {
    feed: (chunk) => feed(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true })),
    end: () => feed(`${decoder.decode()}\n`),
    get outcome() {
      return outcome;
    },
  };
}
