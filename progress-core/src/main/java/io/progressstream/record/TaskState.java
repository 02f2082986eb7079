package io.progressstream.record;

import java.util.Locale;
import java.util.Optional;

/** Where a task stands. */
public enum TaskState {
    /** It has begun. */
    RUNNING,
    /** It came to its end. */
    FINISHED,
    /** It broke off. */
    FAILED;

    /** The word on the wire, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that a word on the wire stands for; empty for a word that is unknown. */
    public static Optional<TaskState> ofWire(String word) {
        for (TaskState state : values()) {
            if (state.wire().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
