package io.progressstream.record;

import io.progressstream.OperationState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operation changes its state.
 *
 * @param state the new state; never {@link OperationState#ENDED}, which the outcome tells
 * @param cancellable whether it can be cancelled now
 * @param retry when a reader whose stream ends without an outcome should come back, milliseconds from now; null: as it sees fit
 */
public record StateRecord(
        OperationState state, boolean cancellable, @Nullable Long retry) implements PassingRecord {
    /** Checks. */
    public StateRecord {
        Objects.requireNonNull(state, "state");
        if (state == OperationState.ENDED) {
            throw new IllegalArgumentException("the end of an operation is told by its outcome, not by a state");
        }
        Whole.check("retry", retry);
    }
}
