package io.progressstream;

import java.util.Locale;
import java.util.Optional;

/** Where an operation stands. */
public enum OperationState {
    /** The work runs, or is about to. */
    RUNNING,
    /** The work runs, but has reported nothing for a long time. */
    STUCK,
    /** The work runs, and the server that runs it shuts down: it may finish in time, or be cancelled. */
    MOVING,
    /** The work runs and was asked to stop. */
    CANCELLING,
    /** The outcome is known. Nothing changes any more. */
    ENDED;

    /** The word on the wire, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that a word on the wire stands for; empty for a word that is unknown. */
    public static Optional<OperationState> ofWire(String word) {
        for (OperationState state : values()) {
            if (state.wire().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
