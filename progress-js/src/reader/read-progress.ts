import type { Report, StreamRecord } from "../records.js";
import { type RecordParser, recordParser } from "./parser.js";
import type { StreamEnd } from "./stream-end.js";

/** How a stream is read. */
export interface ReadOptions {
  /**
   * Called for everything in the stream that could not be read. What it throws ends the iteration.
   * Default: a warning on the console.
   */
  readonly onReport?: (report: Report) => void;
}

/** The records of one stream, as they come. It can be iterated once. */
export interface RecordStream extends AsyncIterableIterator<StreamRecord, void, undefined> {
  /** Ends the reading early, and the request with it. */
  return(): Promise<IteratorReturnResult<void>>;
  /** How the stream ended; `undefined` as long as it goes on, and for ever when the iteration was left early. */
  readonly end: StreamEnd | undefined;
}

/**
 * Reads the records of a stream:
 *
 * ```js
 * const records = readProgress(await fetch("/report"));
 * for await (const record of records) {
 *   if (record.kind === "progress") bar.value = record.progress;
 * }
 * if (records.end.kind === "interrupted") showThatNobodyKnowsTheEnd();
 * ```
 *
 * The iteration ends with the stream and never throws because of it: look at `end`. Leaving it early cancels the stream. What cannot be
 * read is reported and skipped. At most one line of 1,048,576 bytes and one chunk are held.
 *
 * @param source what to read; the status of a response is not looked at
 * @throws TypeError when somebody else reads the stream already
 */
export function readProgress(
  source: Response | ReadableStream<Uint8Array>,
  options: ReadOptions = {},
): RecordStream {
  const stream = "body" in source ? source.body : source;
  return recordStream(stream?.getReader(), recordParser(options.onReport ?? warn));
}

/** Tells of what could not be read where nobody else does. */
export function warn(report: Report): void {
  console.warn("progress-js:", report);
}

/** A stream that can be read in batches too. */
export interface BatchedStream extends RecordStream {
  /** The records that ended in the next piece of the stream, at least one; none at the end. Throws what the handler of reports throws, and nothing else. */
  nextBatch(): Promise<readonly StreamRecord[]>;
}

/** Where the chunks of a stream come from. */
export interface ChunkReader {
  /** The next chunk; no value at the end. */
  read(): Promise<{ readonly value?: Uint8Array | undefined }>;
  /** Characters that were read and cannot be let go of before the end. Absent: none. */
  readonly held?: number;
  cancel(): Promise<void>;
}

/** Reads a stream; without a reader an empty one. */
export function recordStream(reader: ChunkReader | undefined, parser: RecordParser): BatchedStream {
  let batch: readonly StreamRecord[] = [];
  let at = 0;
  let isOver = false;
  let end: StreamEnd | undefined;

  const self: BatchedStream = {
    get end() {
      return end;
    },

    async next() {
      if (at === batch.length) {
        batch = await self.nextBatch();
        at = 0;
      }
      const value = batch[at++];
      return value ? { value } : self.return();
    },

    async return() {
      batch = [];
      if (!isOver) {
        isOver = true;
        await reader?.cancel();
      }
      return { done: true, value: undefined };
    },

    async nextBatch() {
      let records: readonly StreamRecord[] = [];
      while (!records.length && !isOver) {
        let value: Uint8Array | undefined;
        let cause: unknown;
        try {
          value = (await reader?.read())?.value;
        } catch (error) {
          cause = error;
        }
        if (!value) isOver = true;
        try {
          records = parser.feed(value);
        } catch (error) {
          await self.return();
          throw error;
        }
        if (!value) {
          const { outcome } = parser;
          end = outcome ? { kind: "outcome", outcome } : { kind: "interrupted", cause };
        }
      }
      return records;
    },

    [Symbol.asyncIterator]: () => self,
  };
  return self;
}
