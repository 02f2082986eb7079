package io.progressstream.servlet;

import io.progressstream.ProgressSink;
import org.jspecify.annotations.Nullable;

/**
 * The long work that a request asks for. It runs on a thread of the engine's, and goes on when the client has left: so it must not touch
 * the request or the response, which containers use again for others. What it needs of the request it is given.
 *
 * @param <T> what it returns; the result of the operation, written as JSON
 */
@FunctionalInterface
public interface HttpWork<T extends @Nullable Object> {

    /**
     * Does the work. Called once.
     *
     * @param request what the request said and brought; its uploads are there until this method has returned
     * @param progress what to report to
     * @return the result; null: none
     * @throws io.progressstream.ProgressException to fail with words that are meant for users
     * @throws Exception to fail: the text of such an exception stays in the server's log
     */
    T run(OperationRequest request, ProgressSink progress) throws Exception;
}
