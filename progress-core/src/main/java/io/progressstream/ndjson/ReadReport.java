package io.progressstream.ndjson;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that a reader could not read. Reading goes on.
 *
 * @param kind what was wrong
 * @param line number of the line, from 1; blank lines count too
 * @param detail what was wrong in words, for the log of a developer
 */
public record ReadReport(Kind kind, long line, String detail) {
    /** Checks. */
    public ReadReport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    /** What can be wrong with a line. */
    public enum Kind {
        /** It is not JSON, or nested deeper than 500. It was skipped. */
        JSON,
        /** It is JSON, but not an object. It was skipped. */
        NOT_AN_OBJECT,
        /** A word has a value of a wrong type, which was left out, or the outcome is unknown, and the record was skipped. */
        TYPE,
        /** It is longer than a reader may buffer. It was skipped. */
        TOO_LONG,
        /** It comes after the outcome. It was skipped. */
        AFTER_OUTCOME;

        /** The name that the protocol gives it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
