package io.progressstream;

import org.jspecify.annotations.Nullable;

/**
 * The long work of an operation.
 *
 * @param <T> what it returns; the result of the operation, written as JSON into its outcome
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    /**
     * Does the work. Called once, on a thread of the engine's, with {@link ProgressSink#current()} set to the same sink.
     *
     * @param progress what to report to; usable from any thread until this method has returned
     * @return the result; null: none
     * @throws ProgressException to fail with words that are meant for users
     * @throws java.util.concurrent.CancellationException to stop because it was asked to
     * @throws Exception to fail: the text of such an exception stays in the server's log
     */
    T run(ProgressSink progress) throws Exception;
}
