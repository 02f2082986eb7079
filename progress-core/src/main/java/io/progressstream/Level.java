package io.progressstream;

import java.util.Locale;
import java.util.Optional;

/** How much a line asks for attention. */
public enum Level {
    /** An ordinary line. */
    INFO,
    /** Something that a person should look at, although nothing failed. */
    WARN;

    /** The word on the wire, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level that a word on the wire stands for; empty for a word that is unknown. */
    public static Optional<Level> ofWire(String word) {
        for (Level level : values()) {
            if (level.wire().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
