package io.progressstream.operation;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import java.util.Optional;

/** Tells which failures of the work are meant for users, and in which words. */
@FunctionalInterface
public interface FailureMapper {

    /** Only a {@link ProgressException} is meant for users. */
    FailureMapper STANDARD =
            failure -> failure instanceof ProgressException meant ? Optional.of(meant.problem()) : Optional.empty();

    /**
     * What a user is told of this failure; empty: it was not meant for users, who get a neutral text and a reference to the log. Called on
     * the thread of the work; a mapper that throws counts as one that answers empty.
     */
    Optional<Problem> problemOf(Throwable failure);

    /** This mapper first, then another one. */
    default FailureMapper or(FailureMapper other) {
        return failure -> problemOf(failure).or(() -> other.problemOf(failure));
    }
}
