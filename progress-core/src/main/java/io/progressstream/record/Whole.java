package io.progressstream.record;

import org.jspecify.annotations.Nullable;

/** The integers of the protocol: 0 to 2^53 - 1, which a browser can count too. */
final class Whole {
    private static final long MAX = (1L << 53) - 1;

    private Whole() {}

    static void check(String what, @Nullable Long value) {
        if (value != null && (value < 0 || value > MAX)) {
            throw new IllegalArgumentException(what + " must be 0 to 2^53 - 1, was " + value);
        }
    }
}
