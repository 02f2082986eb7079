package io.progressstream.servlet;

import io.progressstream.Problem;
import io.progressstream.operation.Follower;
import io.progressstream.operation.Operation;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.store.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;

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
    Reply stream(Operation operation, AnswerForm form, Follower follower) {
        return stream(operation, form, new FollowerBody(follower));
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
        return Reply.json(status, operation.snapshot()).with(OPERATION, operation.id());
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
        long seconds = Math.max(1, retryAfter.toSeconds());
        return problem(Problem.of(503, "Service Unavailable", text)).with("Retry-After", Long.toString(seconds));
    }
}
