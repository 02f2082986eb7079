package io.progressstream.servlet;

import io.progressstream.Problem;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Starts operations for requests. Everything that a container may refuse comes before the start: once an operation runs, its request can be
 * answered.
 */
final class Starter {
    private static final Logger LOG = System.getLogger(Starter.class.getName());

    private static final Problem BROKEN_KEY = Problem.of(
            400, "Bad Request", "Idempotency-Key must be 1 to " + IdempotencyKey.MAX_LENGTH + " visible characters");

    private final OperationEngine engine;
    private final OwnerResolver owners;
    private final String followPath;
    private final Duration longestLap;
    private final Replies replies;
    private final Answers answers;

    Starter(ProgressHttpBuilder builder, Replies replies, Answers answers) {
        this.engine = builder.engine;
        this.owners = builder.owners;
        this.followPath = builder.followPath;
        this.longestLap = builder.longestLap;
        this.replies = replies;
        this.answers = answers;
    }

    /** How a request's uploads are taken from it. */
    interface Taking {
        Uploads take(HttpServletRequest request) throws IOException, UnreadableUploadException;
    }

    /** Starts an operation, or follows the one that the same request has started; empty: refused. The request is answered. */
    Optional<Operation> start(
            HttpServletRequest request,
            HttpServletResponse response,
            OperationSpec spec,
            Taking taking,
            Function<Uploads, Work<?>> work)
            throws IOException {
        try (Custody custody = new Custody(spec.afterWork())) {
            requireAsync(request);
            if (IdempotencyKeyHeader.isBroken(request)) {
                replies.problem(BROKEN_KEY).send(response);
                return Optional.empty();
            }
            Uploads uploads = custody.keep(taking.take(request));
            OperationSpec complete = complete(spec, request, response, uploads);
            Work<?> prepared = work.apply(uploads);
            StreamExchange exchange = answers.open(request, response);
            Optional<Operation> operation = submit(request, exchange, complete, prepared, custody);
            operation.ifPresent(found -> answers.guard(exchange, () -> answer(request, exchange, found, complete)));
            return operation;
        } catch (UnreadableUploadException e) {
            replies.problem(e.problem()).send(response);
            return Optional.empty();
        }
    }

    private static void requireAsync(HttpServletRequest request) {
        if (!request.isAsyncSupported()) {
            throw new IllegalStateException("This request cannot be answered later: register the servlet of "
                    + request.getRequestURI() + " and all filters before it with async-supported=true");
        }
    }

    private OperationSpec complete(
            OperationSpec spec, HttpServletRequest request, HttpServletResponse response, Uploads uploads)
            throws IOException {
        String prefix = spec.followPrefix().orElse(request.getContextPath() + followPath);
        return keyed(owned(spec, request, response), request, uploads)
                .withFollowPrefix(prefix)
                .withAfterWork(uploads::release);
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

    private Optional<Operation> submit(
            HttpServletRequest request, StreamExchange exchange, OperationSpec spec, Work<?> work, Custody custody) {
        Reply refusal;
        try {
            Submission submission = engine.submit(spec, work);
            if (submission.isNew()) {
                custody.handOver();
            } else {
                custody.close();
            }
            return Optional.of(submission.operation());
        } catch (OperationRejectedException e) {
            refusal = replies.rejected(e);
        } catch (IdempotencyKeyException e) {
            refusal = replies.keyRefused(e);
        } catch (OperationOccupiedException e) {
            refusal = replies.occupied(placeOf(e.by(), request));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "An operation could not be started", e);
            refusal = replies.problem(Problem.of(500, "Internal Server Error", ""));
        }
        custody.close(); // what was uploaded is gone before anybody is answered
        exchange.answer(refusal);
        return Optional.empty();
    }

    /** Where an operation is followed, for a sender whose own it is. */
    private Optional<String> placeOf(Operation operation, HttpServletRequest request) {
        boolean own = operation.owner().isPresent() && operation.owner().equals(owners.ownerOf(request));
        return own ? Optional.of(request.getContextPath() + followPath + operation.id()) : Optional.empty();
    }

    private void answer(HttpServletRequest request, StreamExchange exchange, Operation operation, OperationSpec spec) {
        Preferences preferences = Preferences.of(request);
        if (preferences.respondAsync()) {
            answers.accepted(exchange, operation, spec.followPrefix().orElseThrow() + operation.id());
            return;
        }
        AnswerForm form = Negotiation.form(request);
        if (form == AnswerForm.DOCUMENT) {
            answers.result(exchange, operation);
        } else {
            answers.stream(exchange, operation, form, preferences.lap(longestLap));
        }
    }
}
