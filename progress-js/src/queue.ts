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
  let isOver = false;
  let wake = () => {};

  const queue: RecordQueue = {
    records: read(),

    push(records) {
      waiting = waiting.concat(records);
      if (waiting.length > MAX_WAITING) {
        const lost = waiting
          .splice(0, waiting.length - MAX_WAITING / 2)
          .flatMap((record) => numberOf(record) ?? []);
        if (lost.length) waiting.unshift({ kind: "gap", from: lost[0] as number, to: lost.at(-1) as number });
      }
      wake();
    },

    close() {
      isOver = true;
      wake();
    },
  };
  return queue;

  async function* read() {
    try {
      while (waiting.length || !isOver) {
        const batch = waiting;
        waiting = [];
        yield* batch;
        if (!waiting.length && !isOver) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      leave(queue);
    }
  }
}
