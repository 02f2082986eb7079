package io.progressstream.record;

import org.jspecify.annotations.Nullable;

/**
 * How far the whole operation is, and one of its tasks: the record of the word {@code Progress}.
 *
 * @param progress 0 to 100 of the whole operation, written with two decimals; null: indeterminate
 * @param ok items of the whole operation that went well; null: not counted
 * @param bad items of the whole operation that failed; null: not counted
 * @param elapsed milliseconds since the operation began; null: absent
 * @param eta estimated milliseconds left of the whole operation; null: cannot be told
 * @param task the task that the record is about, or the operation's own counters; null: neither
 */
public record ProgressReport(
        @Nullable Double progress,
        @Nullable Long ok,
        @Nullable Long bad,
        @Nullable Long elapsed,
        @Nullable Long eta,
        @Nullable TaskReport task)
        implements PassingRecord {
    /** Checks. */
    public ProgressReport {
        Percent.check("progress", progress);
        Whole.check("ok", ok);
        Whole.check("bad", bad);
        Whole.check("elapsed", elapsed);
        Whole.check("eta", eta);
    }

    /** A report of which only the percentage is said. */
    public static ProgressReport of(double progress) {
        return new ProgressReport(progress, null, null, null, null, null);
    }

    /** A report that nothing can be measured at the moment. */
    public static ProgressReport indeterminate() {
        return new ProgressReport(null, null, null, null, null, null);
    }
}
