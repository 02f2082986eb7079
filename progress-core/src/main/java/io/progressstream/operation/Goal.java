package io.progressstream.operation;

import org.jspecify.annotations.Nullable;

/**
 * What a task counts, and up to where: set together and read together.
 *
 * @param total 0: not known
 * @param unit null: it was not said
 */
record Goal(long total, @Nullable String unit) {
    static final Goal UNKNOWN = new Goal(0, null);

    /** The largest integer of the protocol. */
    private static final long MAX_TOTAL = (1L << 53) - 1;

    /** Brings the total into its range. */
    Goal {
        total = Math.max(0, Math.min(MAX_TOTAL, total));
    }

    Goal withTotal(long newTotal) {
        return new Goal(newTotal, unit);
    }
}
