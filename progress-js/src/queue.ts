import type { StreamRecord } from "./records.js";

/** Records that wait for their iterator; at the bound the oldest are left out, and a gap tells which. */
const MAX_WAITING = 100_000;

/**
 * Records for one iterator. A progress record takes the place of the one before it if that is of the same task and still waits: who iterates
 * slowly sees fewer of them. At most 100,000 wait; what is left out beyond is told by a gap record, if it was numbered.
 */
export class RecordQueue implements AsyncIterableIterator<StreamRecord, void, undefined> {
  readonly #leave: (queue: RecordQueue) => void;
  #waiting: StreamRecord[] = [];
  #at = 0;
  #wake: (() => void) | undefined;
  #isOver = false;

  constructor(leave: (queue: RecordQueue) => void) {
    this.#leave = leave;
  }

  push(records: readonly StreamRecord[]): void {
    for (const record of records) {
      if (this.#supersedes(record)) {
        this.#waiting[this.#waiting.length - 1] = record;
      } else {
        this.#waiting.push(record);
      }
    }
    if (this.#waiting.length - this.#at > MAX_WAITING) this.#drop();
    this.#wake?.();
  }

  #supersedes(record: StreamRecord): boolean {
    const last = this.#waiting.length > this.#at ? this.#waiting.at(-1) : undefined;
    return (
      record.kind === "progress" &&
      last?.kind === "progress" &&
      last.task === record.task &&
      last.taskId === record.taskId
    );
  }

  #drop(): void {
    const keep = this.#waiting.length - MAX_WAITING / 2;
    const numbers = this.#waiting
      .slice(this.#at, keep)
      .flatMap((record) =>
        record.kind === "gap" ? [record.from, record.to] : "seq" in record ? (record.seq ?? []) : [],
      );
    this.#waiting = this.#waiting.slice(keep);
    this.#at = 0;
    const [from] = numbers;
    const to = numbers.at(-1);
    if (from !== undefined && to !== undefined) this.#waiting.unshift({ kind: "gap", from, to });
  }

  /** Nothing more comes. */
  close(): void {
    this.#isOver = true;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<StreamRecord, void>> {
    while (this.#at === this.#waiting.length && !this.#isOver) {
      this.#waiting = [];
      this.#at = 0;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const value = this.#waiting[this.#at++];
    return value ? { value, done: false } : this.return();
  }

  async return(): Promise<IteratorReturnResult<void>> {
    this.#leave(this);
    this.#waiting = [];
    this.#at = 0;
    this.#isOver = true;
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
