package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.Work;
import io.progressstream.store.IdempotencyKey;
import io.progressstream.store.Outcome;
import io.progressstream.store.StoreLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartedOnceTest {
    private static final StoreLimits LIMITS =
            StoreLimits.builder().retention(Duration.ofMinutes(10)).build();
    private static final OperationSpec IMPORT = OperationSpec.named("Import").withOwner("ann");

    private final AtomicInteger runs = new AtomicInteger();
    private final Work<String> work = progress -> "run " + runs.incrementAndGet();

    private static OperationSpec keyed(String key, String fingerprint) {
        return IMPORT.withIdempotencyKey(new IdempotencyKey(key, fingerprint));
    }

    private static Outcome end(Operation operation) throws Exception {
        return operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static String result(Operation operation) throws Exception {
        return new String(end(operation).result().orElseThrow().bytes());
    }

    @Test
    void theSameRequestIsCarriedOutOnceWhileItRunsAndAfterItsEnd() throws Exception {
        try (TestEngine test = new TestEngine(LIMITS)) {
            CountDownLatch go = new CountDownLatch(1);
            Submission first = test.engine.submit(keyed("k", "a"), progress -> {
                go.await();
                return work.run(progress);
            });
            Submission second = test.engine.submit(keyed("k", "a"), work);
            assertThat(first.isNew()).isTrue();
            assertThat(second.isNew()).isFalse();
            assertThat(second.operation()).isSameAs(first.operation());
            go.countDown();
            end(first.operation());
            Submission third = test.engine.submit(keyed("k", "a"), work);
            assertThat(third.isNew()).isFalse();
            assertThat(third.operation().id()).isEqualTo(first.operation().id());
            assertThat(result(third.operation())).isEqualTo("\"run 1\"");
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void racersGetOneOperation() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestEngine test = new TestEngine(LIMITS)) {
            for (int round = 1; round <= 200; round++) {
                OperationSpec spec = keyed("key " + round, "a");
                CyclicBarrier start = new CyclicBarrier(4);
                List<Callable<Submission>> racers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    racers.add(() -> {
                        start.await();
                        return test.engine.submit(spec, work);
                    });
                }
                List<Submission> answers = new ArrayList<>();
                for (Future<Submission> answer : threads.invokeAll(racers)) {
                    answers.add(answer.get());
                }
                assertThat(answers).filteredOn(Submission::isNew).hasSize(1);
                assertThat(answers)
                        .extracting(answer -> answer.operation().id())
                        .containsOnly(answers.get(0).operation().id());
                end(answers.get(0).operation());
                assertThat(runs).hasValue(round);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aKeyReusedForAnotherRequestIsRefusedAndSoIsOneWhoseOperationIsForgotten() throws Exception {
        try (TestEngine test = new TestEngine(LIMITS)) {
            end(test.engine.start(keyed("k", "a"), work));
            assertThatThrownBy(() -> test.engine.submit(keyed("k", "b"), work))
                    .isInstanceOfSatisfying(
                            IdempotencyKeyException.class,
                            e -> assertThat(e.isReused()).isTrue());
            test.pass(Duration.ofMinutes(11));
            assertThatThrownBy(() -> test.engine.submit(keyed("k", "a"), work))
                    .isInstanceOfSatisfying(
                            IdempotencyKeyException.class,
                            e -> assertThat(e.isReused()).isFalse());
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void aStartThatWasRefusedLeavesItsKeyFree() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (TestEngine test = new TestEngine(EngineLimits.standard(), LIMITS, Optional.of(task -> {
            if (asked.incrementAndGet() == 1) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        }))) {
            OperationSpec spec = keyed("k", "a").withExclusive("customer 7");
            assertThatThrownBy(() -> test.engine.submit(spec, work)).isInstanceOf(OperationRejectedException.class);
            assertThat(test.engine.submit(spec, work).isNew()).isTrue();
        }
    }

    @Test
    void anExclusiveOperationKeepsOthersOutUntilItsEnd() throws Exception {
        try (TestEngine test = new TestEngine(LIMITS)) {
            CountDownLatch go = new CountDownLatch(1);
            OperationSpec spec = IMPORT.withExclusive("customer 7");
            Operation first = test.engine.start(spec, progress -> {
                go.await();
                return null;
            });
            assertThatThrownBy(() -> test.engine.start(spec.withOwner("bob"), work))
                    .isInstanceOfSatisfying(
                            OperationOccupiedException.class,
                            e -> assertThat(e.by()).isSameAs(first));
            go.countDown();
            end(first);
            assertThat(result(test.engine.start(spec, work))).isEqualTo("\"run 1\"");
        }
    }

    @Test
    void anOwnerFindsHisOwnByKeyAndInAListNewestFirst() throws Exception {
        try (TestEngine test = new TestEngine(LIMITS)) {
            Operation first = test.engine.start(keyed("k", "a"), work);
            end(first);
            CountDownLatch go = new CountDownLatch(1);
            Operation second = test.engine.start(IMPORT, progress -> {
                go.await();
                return null;
            });
            end(test.engine.start(IMPORT.withOwner("bob"), work));
            assertThat(test.engine.ownedBy("ann")).extracting(Operation::id).containsExactly(second.id(), first.id());
            assertThat(test.engine.startedWith(Optional.of("ann"), "k"))
                    .get()
                    .extracting(Operation::id)
                    .isEqualTo(first.id());
            assertThat(test.engine.startedWith(Optional.of("bob"), "k")).isEmpty();
            go.countDown();
        }
    }

    @Test
    void aSilentOperationIsStuckUntilItReportsAndExpiresWhereItHasAnIdleTimeout() throws Exception {
        EngineLimits limits = EngineLimits.builder()
                .stuckAfter(Optional.of(Duration.ofSeconds(10)))
                .build();
        try (TestEngine test = new TestEngine(limits)) {
            CountDownLatch report = new CountDownLatch(1);
            CountDownLatch reported = new CountDownLatch(1);
            OperationSpec spec = IMPORT.withIdleTimeout(Duration.ofSeconds(30)).withTimeout(Duration.ofHours(1));
            Operation operation = test.engine.start(spec, progress -> {
                report.await();
                progress.line("still here");
                reported.countDown();
                while (true) {
                    progress.checkCancelled();
                    Thread.onSpinWait();
                }
            });
            Transcript transcript = new Transcript();
            Follower follower = test.follow(operation, transcript);
            test.pass(Duration.ofSeconds(11));
            assertThat(operation.state()).isEqualTo(OperationState.STUCK);
            assertThat(test.engine.statistics().stuck()).isOne();
            assertThat(transcript.drain(follower).texts("state")).containsExactly("stuck");
            report.countDown();
            reported.await();
            test.pass(Duration.ofSeconds(1));
            assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
            test.pass(Duration.ofSeconds(31));
            assertThat(end(operation).kind()).isEqualTo(OutcomeKind.EXPIRED);
            assertThat(transcript.drain(follower).last().path("Outcome").asString())
                    .isEqualTo("expired");
        }
    }
}
