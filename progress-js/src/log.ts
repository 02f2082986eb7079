import type { ErrorRecord, GapRecord, InformationRecord, LineRecord } from "./records.js";
import { weigh } from "./weigh.js";

/** What a log holds. A gap stands where the records that it tells of would have stood. */
export type Message = LineRecord | ErrorRecord | InformationRecord | GapRecord;

/**
 * The messages of an operation: append-only, immutable as a value, and bounded to 100,000 messages and about 8 million characters.
 * Indices count from 0 and never change. Beyond the bound the oldest are dropped, until three quarters of it are left.
 */
export interface MessageLog {
  /** Messages so far, the dropped ones included: the index after the newest. */
  readonly count: number;
  /** How many of the oldest are no longer held: the index of the oldest that is. */
  readonly dropped: number;
  /** The message at an index; `undefined` when it was dropped or has not come. */
  at(index: number): Message | undefined;
  /** The messages from one index to before another, without those that are not held. Default: all. */
  items(from?: number, to?: number): readonly Message[];
}

const MAX_MESSAGES = 100_000;
const MAX_CHARACTERS = 8_388_608;

/**
 * A log whose successors share its messages. Appending costs the same however long the log is: messages are appended in place where this log is
 * the newest one, and copied where it is not, so that no log ever sees what was appended to another.
 */
export interface SharedLog extends MessageLog {
  /** This log and these messages after it. */
  append(messages: readonly Message[]): SharedLog;
}

/**
 * A log that holds messages.
 *
 * @param held only ever appended to, and read no further than its length now
 * @param dropped how many came before these
 * @param weight of all that are held
 */
export function sharedLog(held: Message[] = [], dropped = 0, weight = 0): SharedLog {
  const { length } = held;
  const count = dropped + length;
  const place = (index: number): number => Math.max(0, Math.min(index, count) - dropped);

  const log: SharedLog = {
    count,
    dropped,
    at: (index) => log.items(index, index + 1)[0],
    items: (from = 0, to = count) => held.slice(place(from), place(to)),

    append(messages) {
      const all = length && held.length === length ? held : held.slice(0, length);
      let heavy = weight;
      for (const message of messages) {
        all.push(message);
        heavy += weigh(message);
      }
      if (all.length <= MAX_MESSAGES && heavy <= MAX_CHARACTERS) return sharedLog(all, dropped, heavy);
      let first = 0;
      while (
        all.length - first > MAX_MESSAGES * 0.75 ||
        (heavy > MAX_CHARACTERS * 0.75 && first < all.length - 1)
      ) {
        heavy -= weigh(all[first++]);
      }
      return sharedLog(all.slice(first), dropped + first, heavy);
    },
  };
  return log;
}
