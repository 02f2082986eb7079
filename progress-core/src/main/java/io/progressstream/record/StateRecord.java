package io.progressstream.record;

import io.progressstream.OperationState;
import java.util.Objects;

/**
 * The operation changes its state.
 *
 * @param state the new state; never {@link OperationState#ENDED}, which the outcome tells
 * @param cancellable whether it can be cancelled now
 */
public record StateRecord(OperationState state, boolean cancellable) implements PassingRecord {
    /** Checks. */
    public StateRecord {
        Objects.requireNonNull(state, "state");
        if (state == OperationState.ENDED) {
            throw new IllegalArgumentException("the end of an operation is told by its outcome, not by a state");
        }
    }
}
