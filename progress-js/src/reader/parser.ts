import type { OutcomeRecord, Report, StreamRecord } from "../records.js";
import { parseBatch } from "./batch.js";
import { addReadings } from "./readings.js";
import { json, object, type Wire } from "./values.js";

/** A line of more bytes is refused: 1,048,576, and its line break. */
const MAX_BYTES = 2 ** 20 + 1;

const LINE_BREAK = 10;

const BLANK = /^[ \t\r]*$/;

/**
 * Turns the bytes of a stream into records, however the bytes are cut: feed it chunk by chunk, then once with nothing.
 *
 * It holds at most one line that has not ended, of at most 1,048,576 bytes, and the records of one chunk. Its time is linear in the bytes
 * and in the number of chunks. It never throws because of what the bytes are.
 */
export interface RecordParser {
  /** Takes the next bytes, and returns the records that ended in them. Without bytes: nothing more comes, the last line ends here. */
  feed(chunk?: Uint8Array): StreamRecord[];
  /** The outcome, once it was read: in a record of its own, or in the snapshot of an operation that has ended. */
  readonly outcome: OutcomeRecord | undefined;
}

/**
 * A parser at the beginning of a stream.
 *
 * @param onReport called during `feed`, for everything that cannot be read
 */
export function recordParser(onReport: (report: Report) => void): RecordParser {
  /** Decodes lines that are whole in one chunk: Node does that five times as fast as it decodes a stream. */
  const decoder = new TextDecoder();
  /** Decodes all others, the first of all lines among them, with its byte order mark. */
  const tornDecoder = new TextDecoder();
  /** The line that is being read, or has not ended yet; empty once it was refused. */
  let line = "";
  /** Its number. */
  let number = 1;
  /** Bytes so far of a line that has not ended in its chunk. */
  let size = 0;
  let isOver = false;
  let outcome: OutcomeRecord | undefined;

  const report = (reason: Report["reason"]): void =>
    onReport({ reason: isOver ? "after-outcome" : reason, line: number, seen: line.slice(0, 200) });
  const wrong = (): void => report("type");

  function feed(chunk = new Uint8Array([LINE_BREAK])): StreamRecord[] {
    const records: StreamRecord[] = [];
    for (let from = 0; from < chunk.length; from += MAX_BYTES) {
      const piece = chunk.subarray(from, from + MAX_BYTES);
      const first = piece.indexOf(LINE_BREAK) + 1;
      const last = piece.lastIndexOf(LINE_BREAK);
      if (first) {
        hold(piece.subarray(0, first));
        // from the line break on: a byte order mark behind it is no beginning
        readLines(line.slice(0, -1) + decoder.decode(piece.subarray(first - 1, last)), records);
        line = "";
        size = 0;
      }
      hold(piece.subarray(last + 1));
    }
    return records;
  }

  function hold(bytes: Uint8Array): void {
    const text = tornDecoder.decode(bytes, { stream: true });
    if (size <= MAX_BYTES) {
      line += text;
      size += bytes.length;
      if (size > MAX_BYTES) {
        report("too-long");
        line = "";
      }
    }
  }

  /** Reads lines that are not too long, with a line break between them. */
  function readLines(text: string, records: StreamRecord[]): void {
    const lines = text.split("\n");
    const values = parseBatch(lines);
    for (let at = 0; at < lines.length; at++) {
      line = lines[at] as string;
      const value = values[at] ?? json(line);
      if (value !== undefined || !BLANK.test(line)) {
        if (!isOver && object(value)) {
          addReadings(value as Wire, records, wrong);
          const newest = records.at(-1);
          isOver = newest?.kind === "outcome";
          if (isOver) outcome = newest as OutcomeRecord;
          if (newest?.kind === "snapshot") outcome = newest.outcome;
        } else {
          report(value === undefined ? "json" : "not-an-object");
        }
      }
      number++;
    }
  }

  return {
    feed,
    get outcome() {
      return outcome;
    },
  };
}
