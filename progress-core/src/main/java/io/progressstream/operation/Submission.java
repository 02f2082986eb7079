package io.progressstream.operation;

/**
 * What became of the wish to start an operation.
 *
 * @param operation the one that was started, or the one that the same request has started before
 * @param isNew whether it was started by this call
 */
public record Submission(Operation operation, boolean isNew) {}
