package io.progressstream.record;

import io.progressstream.Level;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log.
 *
 * @param text for people
 * @param level how much it asks for attention
 * @param code stable, for programs; null: absent
 * @param args what the text was made of, values as {@linkplain io.progressstream.record the package} says; unmodifiable, empty: absent
 * @param cut UTF-8 bytes that were left out of the record; 0: none
 */
public record LineRecord(String text, Level level, @Nullable String code, Map<String, @Nullable Object> args, long cut)
        implements KeptRecord {
    /** Checks and copies. */
    public LineRecord {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(level, "level");
        args = Copies.of(args);
        Whole.check("cut", cut);
    }

    /** An ordinary line of which only the text is said. */
    public static LineRecord of(String text) {
        return new LineRecord(text, Level.INFO, null, Map.of(), 0);
    }
}
