package io.progressstream.record;

import java.util.Objects;

/**
 * A record with its number, as it stands on a stream.
 *
 * @param seq the number of a kept record, from 1; 0: it has none
 * @param record what it says
 */
public record Reading(long seq, ProgressRecord record) {
    /** Checks. */
    public Reading {
        Whole.check("seq", seq);
        Objects.requireNonNull(record, "record");
    }
}
