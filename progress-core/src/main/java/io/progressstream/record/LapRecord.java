package io.progressstream.record;

/**
 * This stream ends here, in order, and the operation goes on: a reader comes back at once. The last record of such a stream.
 *
 * @param after the number of the newest kept record that the stream has told, its cursor; 0: none
 */
public record LapRecord(long after) implements PassingRecord {
    /** Checks. */
    public LapRecord {
        Whole.check("after", after);
    }
}
