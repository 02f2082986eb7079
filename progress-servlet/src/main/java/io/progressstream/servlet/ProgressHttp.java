package io.progressstream.servlet;

import io.progressstream.Work;
import io.progressstream.operation.IdempotencyKeyException;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationOccupiedException;
import io.progressstream.operation.OperationRejectedException;
import io.progressstream.operation.OperationSpec;
import io.progressstream.operation.Submission;
import io.progressstream.servlet.upload.Uploads;
import io.progressstream.store.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
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
    private final OwnerResolver owners;
    private final String followPath;
    private final Duration longestLap;
    private final Replies replies;
    private final Answers answers;
    private final OperationEndpoint endpoint;
    private final RequestCopier copier;

    ProgressHttp(ProgressHttpBuilder builder) {
        this.engine = builder.engine;
        this.owners = builder.owners;
        this.followPath = builder.followPath;
        this.replies = new Replies(builder.engine.codec(), builder.identity);
        this.answers = new Answers(replies, engine.delivery());
        this.longestLap = builder.longestLap;
        this.endpoint = new OperationEndpoint(engine, owners, replies, answers, longestLap);
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
     * @return the operation; empty: it was refused, and the request has been answered, with 503 or 429 where there is no room for another
     *     one, 409 where another one has what this one wants for itself, or what came of it is forgotten, 422 where the key was used for another request,
     *     400 or 413 where the upload could not be read
     * @throws IOException if the upload breaks off
     * @throws IllegalStateException if the servlet or a filter before it does not support async requests
     */
    public <T extends @Nullable Object> Optional<Operation> start(
            HttpServletRequest request, HttpServletResponse response, OperationSpec spec, HttpWork<T> work)
            throws IOException {
        return run(request, response, spec, copier::uploadsOf, uploads -> {
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
        return run(request, response, spec, copier::uploadsTaken, uploads -> work);
    }

    private static void requireAsync(HttpServletRequest request) {
        if (!request.isAsyncSupported()) {
            throw new IllegalStateException("This request cannot be answered later: register the servlet of "
                    + request.getRequestURI() + " and all filters before it with async-supported=true");
        }
    }

    /** How a request's uploads are taken from it. */
    private interface Taking {
        Uploads take(HttpServletRequest request) throws IOException, UnreadableUploadException;
    }

    private Optional<Operation> run(
            HttpServletRequest request,
            HttpServletResponse response,
            OperationSpec spec,
            Taking taking,
            Function<Uploads, Work<?>> work)
            throws IOException {
        requireAsync(request);
        Uploads uploads;
        try {
            uploads = taking.take(request);
        } catch (UnreadableUploadException e) {
            replies.problem(e.problem()).send(response);
            return Optional.empty();
        }
        String prefix = spec.followPrefix().orElse(request.getContextPath() + followPath);
        Operation operation;
        try {
            operation = submit(request, response, spec.withFollowPrefix(prefix), uploads, work);
        } catch (OperationRejectedException e) {
            replies.rejected(e).send(response);
            return Optional.empty();
        } catch (IdempotencyKeyException e) {
            replies.keyRefused(e).send(response);
            return Optional.empty();
        } catch (OperationOccupiedException e) {
            replies.occupied(placeOf(e.by(), request)).send(response);
            return Optional.empty();
        }
        answer(request, response, operation, prefix);
        return Optional.of(operation);
    }

    /** What was uploaded is gone before anybody is answered, unless an operation reads it. */
    private Operation submit(
            HttpServletRequest request,
            HttpServletResponse response,
            OperationSpec spec,
            Uploads uploads,
            Function<Uploads, Work<?>> work)
            throws IOException {
        boolean isRead = false;
        try {
            OperationSpec complete = keyed(owned(spec, request, response), request, uploads);
            Submission submission = engine.submit(complete.withAfterWork(uploads::release), work.apply(uploads));
            isRead = submission.isNew();
            return submission.operation();
        } finally {
            if (!isRead) {
                uploads.release();
            }
        }
    }

    private OperationSpec owned(OperationSpec spec, HttpServletRequest request, HttpServletResponse response) {
        return spec.owner().isPresent()
                ? spec
                : owners.newOwner(request, response).map(spec::withOwner).orElse(spec);
    }

    private static OperationSpec keyed(OperationSpec spec, HttpServletRequest request, Uploads uploads)
            throws IOException {
        Optional<String> key = IdempotencyKeyHeader.of(request);
        if (key.isEmpty() || spec.key().isPresent()) {
            return spec;
        }
        return spec.withIdempotencyKey(new IdempotencyKey(key.get(), RequestFingerprint.of(request, uploads)));
    }

    /** Where an operation is followed, for a sender whose own it is. */
    private Optional<String> placeOf(Operation operation, HttpServletRequest request) {
        boolean own = operation.owner().isPresent() && operation.owner().equals(owners.ownerOf(request));
        return own ? Optional.of(request.getContextPath() + followPath + operation.id()) : Optional.empty();
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Operation operation, String followPrefix)
            throws IOException {
        Preferences preferences = Preferences.of(request);
        if (preferences.respondAsync()) {
            answers.accepted(request, response, operation, followPrefix + operation.id());
            return;
        }
        AnswerForm form = Negotiation.form(request);
        if (form == AnswerForm.DOCUMENT) {
            answers.result(request, response, operation);
        } else {
            answers.stream(request, response, operation, form, preferences.lap(longestLap));
        }
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
