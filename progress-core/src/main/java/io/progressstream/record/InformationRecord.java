package io.progressstream.record;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A good message.
 *
 * @param text for people
 * @param code stable, for programs; null: absent
 * @param args what the text was made of, values as {@linkplain io.progressstream.record the package} says; unmodifiable, empty: absent
 * @param cut UTF-8 bytes that were left out of the record; 0: none
 */
public record InformationRecord(String text, @Nullable String code, Map<String, @Nullable Object> args, long cut)
        implements KeptRecord {
    /** Checks and copies. */
    public InformationRecord {
        Objects.requireNonNull(text, "text");
        args = Copies.of(args);
        Whole.check("cut", cut);
    }

    /** An information of which only the text is said. */
    public static InformationRecord of(String text) {
        return new InformationRecord(text, null, Map.of(), 0);
    }
}
