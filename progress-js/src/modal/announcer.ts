/** What a person who does not see the modal may want to hear. */
export interface Status {
  /** What goes on, in words: a change of it is news. */
  readonly activity: string;
  /** 0 to 100; `null` where nothing can be measured. */
  readonly percent: number | null;
  /** Items that failed so far. */
  readonly bad: number;
  /** The words of the end, once it ended. */
  readonly end?: string | undefined;
}

/** At least this many milliseconds lie between two announcements. Only the end does not wait. */
export const ANNOUNCEMENT_GAP = 5_000;

/**
 * Decides when there is something to announce, and what: the start, each quarter, new errors, another activity, the end.
 * What happens within the gap is not queued: the next announcement says how things stand then.
 *
 * @param words puts a status into a sentence
 * @returns the next announcement; empty if there is none now. To be called on every change and about once a second, with the
 * milliseconds of any steady clock
 */
export function announcer(words: (status: Status) => string): (now: number, status: Status) => string {
  let next = Number.NEGATIVE_INFINITY;
  let said: Status | undefined;

  return (now, status) => {
    if (said?.end) return "";
    const news =
      said?.activity !== status.activity || quarter(status) > quarter(said) || status.bad > said.bad;
    if (!status.end && (now < next || !news)) return "";
    said = status;
    next = now + ANNOUNCEMENT_GAP;
    return status.end ?? words(status);
  };
}

function quarter({ percent }: Status): number {
  return Math.floor((percent ?? 0) / 25);
}
