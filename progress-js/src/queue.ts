import { numberOf } from "./number-of.js";
import type { StreamRecord } from "./records.js";

/** Records that wait for their iterator at most. */
const MAX_WAITING = 100_000;

/** Records for one iterator. */
export interface RecordQueue {
  readonly records: AsyncIterableIterator<StreamRecord, void, undefined>;
  push(records: readonly StreamRecord[]): void;
  /** Nothing more comes. */
  close(): void;
}

/**
 * A queue that holds nothing yet. At most 100,000 records wait; beyond, the oldest are left out until half of it is left, and a gap tells which numbers
 * they had.
 *
 * @param leave called when the iteration was left
 */
export function recordQueue(leave: (queue: RecordQueue) => void): RecordQueue {
  let waiting: StreamRecord[] = [];
  let at = 0;
  let isOver = false;
  let wake = () => {};

  const records: RecordQueue["records"] = {
    async next() {
      while (at === waiting.length && !isOver) {
        await new Promise<void>((resolve) => {
          const before = wake;
          wake = () => {
            before();
            resolve();
          };
        });
      }
      const value = waiting[at++];
      if (!value) return records.return?.() as Promise<IteratorReturnResult<void>>;
      if (at === waiting.length) clear();
      return { value };
    },

    async return() {
      clear();
      close();
      leave(queue);
      return { done: true, value: undefined };
    },

    [Symbol.asyncIterator]: () => records,
  };
  const queue: RecordQueue = {
    records,

    push(more) {
      for (const record of more) waiting.push(record);
      if (waiting.length - at > MAX_WAITING) {
        const kept = waiting.length - MAX_WAITING / 2;
        const lost = waiting.slice(at, kept).flatMap((record) => numberOf(record) ?? []);
        waiting = waiting.slice(kept);
        at = 0;
        if (lost.length) waiting.unshift({ kind: "gap", from: lost[0] as number, to: lost.at(-1) as number });
      }
      awaken();
    },

    close,
  };
  return queue;

  function close(): void {
    isOver = true;
    awaken();
  }

  function clear(): void {
    waiting = [];
    at = 0;
  }

  function awaken(): void {
    wake();
    wake = () => {};
  }
}
