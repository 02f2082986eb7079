package io.progressstream.operation;

import io.progressstream.OutcomeKind;
import io.progressstream.Problem;
import java.util.Optional;

/**
 * How an operation ended.
 *
 * @param kind the kind of end
 * @param text what a person is told
 * @param result what the work returned, as JSON in UTF-8; empty without a result. Complete, even where it is too large for a
 *     record. Not a copy: do not change it
 * @param problem what is told of a failure that is meant for users
 * @param ref names an unexpected failure in the server's log
 */
public record Outcome(
        OutcomeKind kind, String text, Optional<byte[]> result, Optional<Problem> problem, Optional<String> ref) {}
