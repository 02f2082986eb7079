package io.progressstream.servlet;

import io.progressstream.OperationState;
import io.progressstream.Problem;
import io.progressstream.operation.FollowSpec;
import io.progressstream.operation.Follower;
import io.progressstream.operation.FollowerListener;
import io.progressstream.operation.Operation;
import io.progressstream.operation.TooManyFollowersException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers requests with what becomes of an operation. Nothing is committed before the operation is announced: one that fails before it has
 * told anything is an ordinary HTTP error.
 */
final class Answers {
    private static final Logger LOG = System.getLogger(Answers.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** The records of an operation that told nothing: its beginning and its end. */
    private static final int NOTHING_TOLD = 2;

    private final Replies replies;
    private final Executor delivery;

    Answers(Replies replies, Executor delivery) {
        this.replies = replies;
        this.delivery = delivery;
    }

    /** Takes over the answer of a request. */
    StreamExchange open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return StreamExchange.open(request, response, delivery);
    }

    /** With 202, once it is clear that the operation does not fail at once. */
    void accepted(StreamExchange exchange, Operation operation, String location) {
        exchange.tells(operation);
        whenAnnounced(exchange, operation, () -> replies.accepted(operation, location));
    }

    /** With the result alone, at the end. */
    void result(StreamExchange exchange, Operation operation) {
        exchange.tells(operation);
        then(operation.outcome(), exchange, end -> exchange.answer(replies.outcome(operation, end)));
    }

    /** With the stream from its beginning. */
    void stream(StreamExchange exchange, Operation operation, AnswerForm form, Optional<Duration> lap) {
        exchange.tells(operation);
        Follower follower;
        try {
            follower = operation.follow(new FollowSpec(OptionalLong.empty(), lap), new Listener(exchange));
        } catch (TooManyFollowersException e) {
            exchange.answer(crowded());
            return;
        }
        Reply stream = replies.stream(operation, form, follower, lap);
        exchange.expect(stream.body());
        whenAnnounced(exchange, operation, () -> stream);
    }

    /** With the stream as it goes on after a cursor. */
    void resume(
            HttpServletRequest request,
            HttpServletResponse response,
            Operation operation,
            AnswerForm form,
            FollowSpec how)
            throws IOException {
        StreamExchange exchange = open(request, response);
        exchange.tells(operation);
        Reply reply;
        try {
            reply = replies.stream(operation, form, operation.follow(how, new Listener(exchange)), how.lap());
        } catch (TooManyFollowersException e) {
            reply = crowded();
        }
        exchange.answer(reply);
    }

    /** With the snapshot document, once it is another than the one that the client has, or the time is over. */
    void changed(
            HttpServletRequest request,
            HttpServletResponse response,
            Operation operation,
            String version,
            Duration time)
            throws IOException {
        StreamExchange exchange = open(request, response);
        exchange.tells(operation);
        Change change =
                new Change(operation, version, () -> exchange.answer(replies.snapshotOr304(operation, version)));
        try {
            change.await(time);
        } catch (TooManyFollowersException e) {
            exchange.answer(crowded());
        }
    }

    private Reply crowded() {
        return replies.busy("This operation is followed by as many as it may be", RETRY_AFTER);
    }

    private void whenAnnounced(StreamExchange exchange, Operation operation, Supplier<Reply> otherwise) {
        then(operation.announced(), exchange, announced -> {
            if (operation.state() == OperationState.ENDED) {
                // What it has told is complete only with its outcome.
                then(operation.outcome(), exchange, end -> {
                    boolean refused = !end.kind().isGood() && operation.seq() <= NOTHING_TOLD;
                    exchange.answer(refused ? replies.outcome(operation, end) : otherwise.get());
                });
            } else {
                exchange.answer(otherwise.get());
            }
        });
    }

    private <T> void then(CompletionStage<T> stage, StreamExchange exchange, Consumer<T> next) {
        stage.thenAccept(value -> guard(exchange, () -> next.accept(value)));
    }

    /** Goes on with an exchange. A failure of ours must not leave the client waiting. */
    void guard(StreamExchange exchange, Runnable next) {
        try {
            next.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A request could not be answered", e);
            exchange.answer(replies.problem(Problem.of(500, "Internal Server Error", "")));
        }
    }

    private record Listener(StreamExchange exchange) implements FollowerListener {
        @Override
        public void available() {
            exchange.signal();
        }

        @Override
        public void stalled() {
            exchange.stalled();
        }
    }
}
