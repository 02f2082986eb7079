package io.progressstream.record;

import org.jspecify.annotations.Nullable;

/** The numbers that say how far something is. */
final class Percent {
    private Percent() {}

    static void check(String what, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 100)) {
            throw new IllegalArgumentException(what + " must be 0 to 100, was " + value);
        }
    }
}
