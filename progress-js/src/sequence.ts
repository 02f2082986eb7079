import { numberOf } from "./number-of.js";
import type { StreamRecord } from "./records.js";

/** The words of one record, which share its number, in the order in which they are read. */
const WORDS = ["progress", "line", "error", "information"];

/**
 * The records behind a number: duplicates are left out, and a gap stands where numbers are missing.
 *
 * @param seq number of the newest kept record that is known
 */
export function inSequence(records: readonly StreamRecord[], seq: number): readonly StreamRecord[] {
  const found: StreamRecord[] = [];
  let newest = seq;
  let previous: StreamRecord | undefined;
  for (const record of records) {
    const { kind } = record;
    const number = numberOf(record);
    if (kind === "gap") {
      miss(record.to, record.from);
    } else if (!number || number > newest || isWordOf(record, previous)) {
      if (number) {
        miss(number - 1);
        newest = number;
      }
      found.push(record);
      previous = record;
    } else {
      previous = undefined;
    }
  }
  return found;

  function miss(to: number, first = 1): void {
    const from = Math.max(first, newest + 1);
    if (to >= from) {
      found.push({ kind: "gap", from, to });
      newest = to;
    }
  }
}

/** Whether it is a further word of the record that the one before it was read from. */
function isWordOf(record: StreamRecord, previous: StreamRecord | undefined): boolean {
  return (
    !!previous &&
    numberOf(previous) === numberOf(record) &&
    WORDS.indexOf(record.kind) > WORDS.indexOf(previous.kind)
  );
}
