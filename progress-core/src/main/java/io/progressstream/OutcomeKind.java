package io.progressstream;

import java.util.Locale;
import java.util.Optional;

/** How an operation ended. Every operation ends in exactly one of these. */
public enum OutcomeKind {
    /** All went well. */
    SUCCEEDED,
    /** It went to its end, but some items failed. */
    PARTIAL,
    /** It broke off with an error. */
    FAILED,
    /** Somebody asked for its end. */
    CANCELLED,
    /** Its time was up. */
    EXPIRED,
    /** The node that ran it is gone, or stopped before the work did. */
    LOST;

    /** Whether the work went to its end: {@link #SUCCEEDED} or {@link #PARTIAL}. */
    public boolean isGood() {
        return this == SUCCEEDED || this == PARTIAL;
    }

    /** The word on the wire, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a word on the wire stands for; empty for a word that is unknown. */
    public static Optional<OutcomeKind> ofWire(String word) {
        for (OutcomeKind kind : values()) {
            if (kind.wire().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
