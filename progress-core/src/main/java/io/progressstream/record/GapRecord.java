package io.progressstream.record;

/**
 * Kept records that are no longer stored and will not come. It stands where they would have stood.
 *
 * @param from number of the first one, from 1
 * @param to number of the last one
 */
public record GapRecord(long from, long to) implements PassingRecord {
    /** Checks. */
    public GapRecord {
        Whole.check("from", from);
        Whole.check("to", to);
    }

    /** How many records are missing. */
    public long count() {
        return to - from + 1;
    }
}
