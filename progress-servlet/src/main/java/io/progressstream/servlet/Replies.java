package io.progressstream.servlet;

import io.progressstream.Problem;
import io.progressstream.operation.Follower;
import io.progressstream.operation.IdempotencyKeyException;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationRejectedException;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.store.Outcome;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers that operations are told in. */
final class Replies {
    private static final Logger LOG = System.getLogger(Replies.class.getName());
    private static final String OPERATION = "Progress-Operation";

    private final PayloadCodec codec;
    private final boolean identity;

    Replies(PayloadCodec codec, boolean identity) {
        this.codec = codec;
        this.identity = identity;
    }

    /** The stream of a follower. */
    Reply stream(Operation operation, AnswerForm form, Follower follower, Optional<Duration> lap) {
        Reply stream = stream(operation, form, new FollowerBody(follower));
        return lap.isPresent()
                ? stream.with(
                        "Preference-Applied", "lap=" + Math.max(1, lap.get().toSeconds()))
                : stream;
    }

    /** The same without a follower, for HEAD. */
    Reply streamHead(Operation operation, AnswerForm form) {
        return stream(operation, form, NoBody.INSTANCE);
    }

    private Reply stream(Operation operation, AnswerForm form, Body body) {
        Reply reply = new Reply(200, form.contentType(), Map.of(), body)
                .with("Cache-Control", "no-store, no-transform")
                .with("X-Accel-Buffering", "no")
                .with("X-Content-Type-Options", "nosniff")
                .with(OPERATION, operation.id());
        return identity ? reply.with("Content-Encoding", "identity") : reply;
    }

    /** The snapshot document. */
    Reply snapshot(int status, Operation operation) {
        String version = operation.version(); // before the snapshot, which may be newer than it says, but never older
        return Reply.json(status, operation.snapshot())
                .with("ETag", entityTag(version))
                .with(OPERATION, operation.id());
    }

    /** The snapshot document, or 304 where the client has it. */
    Reply snapshotOr304(Operation operation, String version) {
        return operation.version().equals(version)
                ? Reply.empty(304).with("ETag", entityTag(version)).with(OPERATION, operation.id())
                : snapshot(200, operation);
    }

    /** Weak: what has passed since, such as the elapsed time, does not make another version. */
    static String entityTag(String version) {
        return "W/\"" + version + '"';
    }

    /** The snapshots of several operations. */
    Reply list(List<Operation> operations) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes("{\"operations\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < operations.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(operations.get(i).snapshot());
        }
        json.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return Reply.json(200, json.toByteArray());
    }

    /** 202: it goes on, and can be followed there. */
    Reply accepted(Operation operation, String location) {
        return snapshot(202, operation).with("Location", location).with("Preference-Applied", "respond-async");
    }

    /** The end of an operation, as the answer of a request that waited for it. */
    Reply outcome(Operation operation, Outcome outcome) {
        Reply reply = outcome.kind().isGood() ? result(outcome) : problem(problemOf(outcome));
        return reply.with(OPERATION, operation.id());
    }

    private Reply result(Outcome outcome) {
        if (outcome.isResultLost()) {
            return problem(unexpected("The operation ended well, but its result cannot be told", outcome));
        }
        return outcome.result().map(json -> Reply.json(200, json.bytes())).orElseGet(() -> Reply.empty(204));
    }

    private static Problem problemOf(Outcome outcome) {
        return outcome.problem().orElseGet(() -> switch (outcome.kind()) {
            case CANCELLED -> Problem.of(409, "Cancelled", outcome.text());
            case EXPIRED -> Problem.of(504, "Expired", outcome.text());
            case LOST -> Problem.of(503, "Lost", outcome.text());
            default -> unexpected(outcome.text(), outcome);
        });
    }

    private static Problem unexpected(String text, Outcome outcome) {
        Problem problem = Problem.of(500, "Internal Server Error", text);
        return outcome.ref().map(ref -> problem.with("ref", ref)).orElse(problem);
    }

    /** A problem; without its extensions where they cannot be written. */
    Reply problem(Problem problem) {
        byte[] json;
        try {
            json = codec.encode(problem.members());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The extensions of a problem cannot be written as JSON and are left out", e);
            Problem bare = new Problem(
                    problem.type(), problem.title(), problem.status(), problem.detail(), problem.instance(), Map.of());
            json = codec.encode(bare.members());
        }
        return Reply.document(problem.status(), "application/problem+json", json)
                .with("Cache-Control", "no-store");
    }

    /** 503: no room now. */
    Reply busy(String text, Duration retryAfter) {
        return later(Problem.of(503, "Service Unavailable", text), retryAfter);
    }

    /** The operation was refused for want of room: its owner's, or anybody's. */
    Reply rejected(OperationRejectedException e) {
        return e.isOfOwner()
                ? later(Problem.of(429, "Too Many Requests", e.getMessage()), e.retryAfter())
                : busy(e.getMessage(), e.retryAfter());
    }

    private Reply later(Problem problem, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.toSeconds());
        return problem(problem).with("Retry-After", Long.toString(seconds));
    }

    /** The idempotency key cannot be used for this request. */
    Reply keyRefused(IdempotencyKeyException e) {
        return problem(
                e.isReused()
                        ? Problem.of(422, "Unprocessable Content", e.getMessage())
                        : Problem.of(409, "Conflict", e.getMessage()));
    }

    /** Another operation has what this one wanted for itself; its owner is told where it is. */
    Reply occupied(Optional<String> follow) {
        Problem problem = Problem.of(409, "Conflict", "Another operation is working on this already");
        return problem(follow.map(place -> problem.with("follow", place)).orElse(problem));
    }
}
