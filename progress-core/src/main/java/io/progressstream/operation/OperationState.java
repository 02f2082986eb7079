package io.progressstream.operation;

import java.util.Locale;

/** Where an operation stands. It only goes forward. */
public enum OperationState {
    /** The work runs, or is about to. */
    RUNNING,
    /** The work runs and was asked to stop. */
    CANCELLING,
    /** The outcome is known. */
    ENDED;

    /** The word on the wire, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
