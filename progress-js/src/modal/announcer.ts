/** What a person who does not see the modal may want to hear. */
export interface Status {
  /** What goes on, in words: a change of it is news. */
  readonly activity: string;
  /** 0 to 100; `null` where nothing can be measured. */
  readonly percent: number | null;
  /** Items that failed so far. */
  readonly bad: number;
  /** The words of the end, once it ended. */
  readonly end?: string;
}

/** At least this many milliseconds lie between two announcements. Only the end does not wait. */
export const ANNOUNCEMENT_GAP = 5_000;

/**
 * Decides when there is something to announce, and what: the start, each quarter, new errors, another activity, the end.
 * What happens within the gap is not queued: the next announcement says how things stand then.
 */
export class Announcer {
  readonly #words: (status: Status) => string;
  #last = Number.NEGATIVE_INFINITY;
  #said: { activity: string; quarter: number; bad: number } = { activity: "", quarter: 0, bad: 0 };
  #ended = false;

  /** @param words puts a status into a sentence */
  constructor(words: (status: Status) => string) {
    this.#words = words;
  }

  /**
   * The next announcement, or `undefined` if there is none now. To be called on every change and about once a second.
   *
   * @param now milliseconds of any steady clock
   */
  next(now: number, status: Status): string | undefined {
    if (this.#ended) return undefined;
    if (status.end !== undefined) {
      this.#ended = true;
      return status.end;
    }
    if (now - this.#last < ANNOUNCEMENT_GAP) return undefined;
    const quarter = Math.floor((status.percent ?? 0) / 25);
    const { activity, bad } = status;
    const said = this.#said;
    if (activity === said.activity && quarter <= said.quarter && bad <= said.bad) return undefined;
    this.#said = { activity, quarter, bad };
    this.#last = now;
    return this.#words(status);
  }
}
