package io.progressstream.servlet;

import io.progressstream.Work;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operations over HTTP, from any servlet. {@link #start} answers a request with an operation, as the client asked for it: as a stream, with
 * the result alone, or with 202. {@link #follow} answers requests about an operation that was started before.
 *
 * <p>The answer is begun, written and completed here, by the Servlet API's asynchronous, non-blocking means; once one of the methods has
 * returned, the caller must touch neither request nor response. Filters and servlet must be registered as supporting async requests.
 *
 * <p>Immutable; one for an application; all methods may be called from any thread that a container serves a request with.
 */
public final class ProgressHttp {
    private final OperationEngine engine;
    private final String followPath;
    private final Starter starter;
    private final OperationEndpoint endpoint;
    private final RequestCopier copier;

    ProgressHttp(ProgressHttpBuilder builder) {
        this.engine = builder.engine;
        this.followPath = builder.followPath;
        Replies replies = new Replies(engine.codec(), builder.identity);
        Answers answers = new Answers(replies, engine.delivery());
        this.starter = new Starter(builder, replies, answers);
        this.endpoint = new OperationEndpoint(builder, replies, answers);
        this.copier = new RequestCopier(builder.uploads);
    }

    /** With the standard settings: followed under {@code /progress/}, owned by the request's principal. */
    public static ProgressHttp over(OperationEngine engine) {
        return builder(engine).build();
    }

    /** With settings. */
    public static ProgressHttpBuilder builder(OperationEngine engine) {
        return new ProgressHttpBuilder(engine);
    }

    /** The engine that runs the operations. */
    public OperationEngine engine() {
        return engine;
    }

    /** The path, inside the web application, under which operations are followed; begins and ends with a slash. */
    public String followPath() {
        return followPath;
    }

    /**
     * Starts an operation with this name and answers the request with it.
     *
     * @see #start(HttpServletRequest, HttpServletResponse, OperationSpec, HttpWork)
     */
    public <T extends @Nullable Object> Optional<Operation> start(
            HttpServletRequest request, HttpServletResponse response, String name, HttpWork<T> work)
            throws IOException {
        return start(request, response, OperationSpec.named(name), work);
    }

    /**
     * Starts an operation and answers the request with it. Returns at once; the work begins on a thread of the engine's, with a copy of what
     * the request said and brought. Reads the whole upload before. Where the spec names no owner or no follow prefix, they are the
     * sender of the request and the path that {@link #follow} serves.
     *
     * <p>With an {@code Idempotency-Key}, the same request of the same owner starts it once: a repeated one is answered with the operation that
     * runs or ran.
     *
     * <p>Where nothing is started, whether by a refusal or by an exception, {@link OperationSpec#afterWork} is run here, before the answer.
     *
     * @return the operation; empty: it was refused, and the request has been answered, with 503 or 429 where there is no room for another
     *     one, 409 where another one has what this one wants for itself, or what came of it is forgotten, 422 where the key was used for another request,
     *     400 or 413 where the upload could not be read, 500 where it could not be kept
     * @throws IOException if the upload breaks off
     * @throws IllegalStateException if the servlet or a filter before it does not support async requests, or the response is a writer's already
     */
    public <T extends @Nullable Object> Optional<Operation> start(
            HttpServletRequest request, HttpServletResponse response, OperationSpec spec, HttpWork<T> work)
            throws IOException {
        return starter.start(request, response, spec, copier::uploadsOf, uploads -> {
            OperationRequest copy = OperationRequest.of(request, uploads.parts());
            return progress -> work.run(copy, progress);
        });
    }

    /**
     * Starts an operation whose work has what it needs already, and answers the request with it. Parts that the work has got from
     * an {@link io.progressstream.servlet.upload.UploadRequest} leave their request and are deleted when the work has returned; else as {@link
     * #start(HttpServletRequest, HttpServletResponse, OperationSpec, HttpWork)}.
     */
    public <T extends @Nullable Object> Optional<Operation> start(
            HttpServletRequest request, HttpServletResponse response, OperationSpec spec, Work<T> work)
            throws IOException {
        return starter.start(request, response, spec, copier::uploadsTaken, uploads -> work);
    }

    /**
     * Answers with the sender's own operations, newest first, {@code GET} and {@code HEAD}; with an {@code Idempotency-Key}: with the
     * one that was started with it, if there is one.
     */
    public void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        endpoint.list(request, response);
    }

    /**
     * Answers a request about the operation with this id: {@code GET} and {@code HEAD} (its stream, or a snapshot as JSON), {@code DELETE}
     * (cancels it). An id that is unknown and one that is somebody else's get the same 404.
     *
     * @throws IllegalStateException if a stream is asked for, and the servlet or a filter before it does not support async requests
     */
    public void follow(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        endpoint.answer(request, response, id);
    }
}
