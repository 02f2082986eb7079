package io.progressstream.record;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item (row, file) failed; the operation goes on.
 *
 * @param text for people
 * @param code stable, for programs; null: absent
 * @param args what the text was made of, values as {@linkplain io.progressstream.record the package} says; unmodifiable, empty: absent
 * @param at where it happened, {@code row} (from 1) and {@code field} being the usual keys; unmodifiable, empty: absent
 * @param cut UTF-8 bytes that were left out of the record; 0: none
 */
public record ErrorRecord(
        String text,
        @Nullable String code,
        Map<String, @Nullable Object> args,
        Map<String, @Nullable Object> at,
        long cut)
        implements KeptRecord {
    /** Checks and copies. */
    public ErrorRecord {
        Objects.requireNonNull(text, "text");
        args = Copies.of(args);
        at = Copies.of(at);
        Whole.check("cut", cut);
    }

    /** An error of which only the text is said. */
    public static ErrorRecord of(String text) {
        return new ErrorRecord(text, null, Map.of(), Map.of(), 0);
    }
}
