package io.progressstream.record;

import org.jspecify.annotations.Nullable;

/**
 * The operation is still alive, although there was nothing to say.
 *
 * @param elapsed milliseconds since the operation began
 * @param idle milliseconds since the work last reported anything; null: absent
 */
public record BeatRecord(long elapsed, @Nullable Long idle) implements PassingRecord {
    /** Checks. */
    public BeatRecord {
        Whole.check("elapsed", elapsed);
        Whole.check("idle", idle);
    }
}
