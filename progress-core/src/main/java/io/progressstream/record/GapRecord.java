package io.progressstream.record;

/**
 * Kept records that are no longer stored and will not come. It stands where they would have stood.
 *
 * @param from number of the first one, from 1
 * @param to number of the last one, not below the first one's
 */
public record GapRecord(long from, long to) implements PassingRecord {
    /** Checks. */
    public GapRecord {
        Whole.check("to", to);
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("from must be 1 to " + to + ", was " + from);
        }
    }

    /** How many records are missing. */
    public long count() {
        return to - from + 1;
    }
}
