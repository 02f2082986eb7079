package io.progressstream.record;

import io.progressstream.OperationState;
import java.util.Objects;

/**
 * The operation changes its state.
 *
 * @param state the new state
 * @param cancellable whether it can be cancelled now
 */
public record StateRecord(OperationState state, boolean cancellable) implements PassingRecord {
    /** Checks. */
    public StateRecord {
        Objects.requireNonNull(state, "state");
    }
}
