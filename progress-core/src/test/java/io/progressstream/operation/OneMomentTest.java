package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ItemError;
import io.progressstream.OperationCancelledException;
import io.progressstream.OutcomeKind;
import io.progressstream.ProgressSink;
import io.progressstream.store.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a follower and the outcome say agrees with what happened, whenever it happened. */
class OneMomentTest {
    private final TestEngine test = new TestEngine();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CompletableFuture<ProgressSink> sink = new CompletableFuture<>();

    @AfterEach
    void close() {
        go.countDown();
        test.close();
    }

    private Operation start(OperationSpec spec) {
        return test.engine.start(spec, progress -> {
            sink.complete(progress);
            go.await();
            return null;
        });
    }

    private Operation start() {
        return start(OperationSpec.named("Work"));
    }

    private Outcome end(Operation operation) throws Exception {
        go.countDown();
        return operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aStateThatChangedBeforeTheFirstFollowerCameIsTold() throws Exception {
        Operation operation = start();
        sink.get().cancellable(false);
        Transcript transcript = new Transcript();
        transcript.drain(test.follow(operation, transcript));
        assertThat(transcript.with("state"))
                .singleElement()
                .satisfies(state ->
                        assertThat(state.get("cancellable").asBoolean()).isFalse());
    }

    @Test
    void progressDoesNotFallOnAStreamThatJoinsLater() throws Exception {
        Operation operation = start();
        ProgressSink first = sink.get().task("first", 50);
        ProgressSink second = sink.get().task("second", 50);
        first.progress(20);
        test.sample();
        second.progress(100);
        test.sample();
        Transcript transcript = new Transcript();
        transcript.drain(test.resume(operation, 0, transcript));
        double before = transcript.records().get(0).at("/snapshot/Progress").asDouble();
        assertThat(before).isEqualTo(60);
        assertThat(transcript.progress()).allMatch(percent -> percent >= before);
    }

    @Test
    void itemErrorsAfterACancelAreNotASuccess() throws Exception {
        Operation operation = start();
        operation.cancel();
        sink.get().error(ItemError.of("row 7"));
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.PARTIAL);
    }

    @Test
    void aCancellationThatNobodyAskedForIsAFailureOfTheWork() throws Exception {
        Operation operation = test.engine.start(OperationSpec.named("Work"), progress -> {
            throw new CancellationException("a future of the work's own");
        });
        Outcome outcome = end(operation);
        assertThat(outcome.kind()).isEqualTo(OutcomeKind.FAILED);
        assertThat(outcome.ref()).isPresent();
    }

    @Test
    void workMayCancelItself() throws Exception {
        Operation operation = test.engine.start(OperationSpec.named("Work"), progress -> {
            throw new OperationCancelledException("Nothing to do");
        });
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.CANCELLED);
    }

    @Test
    void causesInACircleAreReadOnce() throws Exception {
        Operation operation = start(OperationSpec.named("Work"));
        operation.cancel();
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);
        Operation circle = test.engine.start(OperationSpec.named("Circle"), progress -> {
            while (!progress.isCancelled()) {
                Thread.onSpinWait();
            }
            throw one;
        });
        circle.cancel();
        assertThat(end(circle).kind()).isEqualTo(OutcomeKind.FAILED);
    }

    @Test
    void aTimeoutStopsWhatAUserMayNotCancel() throws Exception {
        Operation operation = test.engine.start(
                OperationSpec.named("Work").withCancellable(false).withTimeout(Duration.ofSeconds(5)), progress -> {
                    while (true) {
                        progress.checkCancelled();
                        Thread.onSpinWait();
                    }
                });
        assertThat(operation.cancel()).isEqualTo(CancelResult.REFUSED);
        test.pass(Duration.ofSeconds(6));
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.EXPIRED);
    }

    @Test
    void afterAPauseOfTheWholeMachineAFollowerHasItsTimeToRead() throws Exception {
        EngineLimits limits = EngineLimits.builder()
                .beat(Duration.ofSeconds(40))
                .stall(Duration.ofSeconds(30))
                .build();
        try (TestEngine slow = new TestEngine(limits)) {
            CompletableFuture<ProgressSink> told = new CompletableFuture<>();
            Operation operation = slow.engine.start(OperationSpec.named("Work"), progress -> {
                told.complete(progress);
                go.await();
                return null;
            });
            Transcript transcript = new Transcript();
            transcript.drain(slow.follow(operation, transcript));
            told.get();
            slow.pass(Duration.ofSeconds(35));
            told.get().line("news");
            slow.sample();
            assertThat(transcript.stalls).isZero();
            slow.pass(Duration.ofSeconds(31));
            assertThat(transcript.stalls).isOne();
            go.countDown();
        }
    }

    @Test
    void whateverGoesWrongAroundTheWorkTheOperationEndsAndItsSlotIsFree() throws Exception {
        List<OperationEngineBuilder> broken = List.of(
                OperationEngine.builder().failures(failure -> null),
                OperationEngine.builder().carry(run -> () -> {
                    throw new IllegalStateException("no context");
                }));
        for (OperationEngineBuilder builder : broken) {
            try (OperationEngine engine =
                    builder.limits(EngineLimits.builder().maxRunning(1).build()).build()) {
                for (int i = 0; i < 2; i++) {
                    CountDownLatch released = new CountDownLatch(1);
                    Operation operation =
                            engine.start(OperationSpec.named("Work").withAfterWork(released::countDown), progress -> {
                                throw new IllegalStateException("broken");
                            });
                    Outcome outcome = end(operation);
                    assertThat(outcome.kind()).isEqualTo(OutcomeKind.FAILED);
                    assertThat(outcome.ref()).isPresent();
                    assertThat(released.getCount()).isZero();
                }
            }
        }
    }
}
