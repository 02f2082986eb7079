package io.progressstream.store;

import io.progressstream.OutcomeKind;
import io.progressstream.Problem;
import io.progressstream.record.RawJson;
import java.util.Optional;

/**
 * How an operation ended.
 *
 * @param kind the kind of end
 * @param text what a person is told
 * @param result what the work returned, complete even where it is too large for a record; empty without a result
 * @param problem what is told of a failure that is meant for users
 * @param ref names an unexpected failure in the server's log; with a good end: the result could not be written as JSON
 */
public record Outcome(
        OutcomeKind kind, String text, Optional<RawJson> result, Optional<Problem> problem, Optional<String> ref) {

    /** Whether the work returned something that could not be written as JSON. */
    public boolean isResultLost() {
        return kind.isGood() && ref.isPresent();
    }
}
