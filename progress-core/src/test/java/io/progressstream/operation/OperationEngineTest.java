package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.store.Outcome;
import io.progressstream.store.StoreLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OperationEngineTest {
    private static Outcome end(Operation operation) throws Exception {
        return operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void oneOperationTooManyIsRefusedAndThereIsRoomAgainAfterAnEnd() throws Exception {
        try (TestEngine test =
                new TestEngine(EngineLimits.builder().maxRunning(1).build())) {
            CountDownLatch go = new CountDownLatch(1);
            Operation first = test.engine.start(OperationSpec.named("first"), progress -> {
                go.await();
                return null;
            });
            assertThatThrownBy(() -> test.engine.start(OperationSpec.named("second"), progress -> null))
                    .isInstanceOf(OperationRejectedException.class)
                    .hasMessageContaining("1 operations");
            go.countDown();
            end(first);
            end(test.engine.start(OperationSpec.named("third"), progress -> null));
        }
    }

    @Test
    void anExecutorThatRefusesLeavesNothingBehind() {
        try (TestEngine test = new TestEngine(EngineLimits.standard(), Optional.of(task -> {
            throw new RejectedExecutionException("full");
        }))) {
            assertThatThrownBy(() -> test.engine.start(OperationSpec.named("x"), progress -> null))
                    .isInstanceOfSatisfying(
                            OperationRejectedException.class,
                            e -> assertThat(e.retryAfter()).isPositive());
            assertThat(test.engine.statistics()).isEqualTo(new EngineStatistics(0, 0, 0, 0, 0, 0));
        }
    }

    @Test
    void aPoolRefusesRatherThanQueue() throws Exception {
        var pool = WorkExecutors.pool(1);
        CountDownLatch go = new CountDownLatch(1);
        pool.execute(() -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        go.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void workRunsOnVirtualThreadsWhereThereAreAny() throws Exception {
        try (OperationEngine engine = OperationEngine.create()) {
            Operation operation = engine.start(
                    OperationSpec.named("x"), progress -> Thread.currentThread().toString());
            boolean virtual = Runtime.version().feature() >= 21;
            assertThat(end(operation).result().orElseThrow().toString().contains("Virtual"))
                    .isEqualTo(virtual);
        }
    }

    @Test
    void anEndedOperationIsReadableForItsRetentionAndForgottenAfterwards() throws Exception {
        try (TestEngine test = new TestEngine()) {
            Operation operation = test.engine.start(OperationSpec.named("x"), progress -> null);
            end(operation);
            await().until(() -> test.engine.statistics().ended() == 1);
            test.pass(Duration.ofSeconds(599));
            assertThat(test.engine.find(operation.id())).isPresent();
            test.pass(Duration.ofSeconds(2));
            assertThat(test.engine.find(operation.id())).isEmpty();
            assertThat(test.engine.statistics()).isEqualTo(new EngineStatistics(0, 0, 0, 0, 0, 0));
        }
    }

    @Test
    void theOldestEndedOperationsMakeRoomWhenThereAreTooManyBytes() throws Exception {
        StoreLimits limits = StoreLimits.builder().maxBytes(300_000).build();
        try (TestEngine test = new TestEngine(limits)) {
            for (int i = 0; i < 30; i++) {
                end(test.engine.start(OperationSpec.named("x"), progress -> {
                    progress.line("y".repeat(20_000));
                    return null;
                }));
            }
            await().untilAsserted(() -> {
                test.sample();
                assertThat(test.engine.statistics().keptBytes()).isLessThanOrEqualTo(300_000);
            });
            assertThat(test.engine.find("operation-1")).isEmpty();
            assertThat(test.engine.find("operation-30")).isPresent();
        }
    }

    @Test
    void shutdownLetsWorkFinishWithinItsGrace() throws Exception {
        TestEngine test = new TestEngine();
        CountDownLatch go = new CountDownLatch(1);
        Operation operation = test.engine.start(OperationSpec.named("x"), progress -> {
            go.await();
            return "finished";
        });
        Thread stop = new Thread(() -> test.engine.shutdown(Duration.ofSeconds(20)));
        stop.start();
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> test.engine.start(OperationSpec.named("late"), progress -> null))
                                .isInstanceOf(OperationRejectedException.class)
                                .hasMessageContaining("stopping"));
        go.countDown();
        stop.join(10_000);
        assertThat(stop.isAlive()).isFalse();
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.SUCCEEDED);
        test.close();
    }

    @Test
    void shutdownEndsEveryOperationEvenOneThatDoesNotListen() throws Exception {
        TestEngine test = new TestEngine();
        CountDownLatch started = new CountDownLatch(2);
        Operation listens = test.engine.start(OperationSpec.named("listens"), progress -> {
            started.countDown();
            while (true) {
                progress.checkCancelled();
                Thread.onSpinWait();
            }
        });
        CountDownLatch never = new CountDownLatch(1);
        Operation deaf = test.engine.start(OperationSpec.named("deaf"), progress -> {
            started.countDown();
            never.await();
            return "too late";
        });
        started.await();
        test.engine.close();
        assertThat(end(listens).kind()).isEqualTo(OutcomeKind.LOST);
        assertThat(end(deaf).kind()).isEqualTo(OutcomeKind.LOST);
        assertThat(deaf.state()).isEqualTo(OperationState.ENDED);
        Transcript transcript = new Transcript();
        transcript.drain(test.follow(deaf, transcript));
        never.countDown();
        assertThat(transcript.last().get("Outcome").asString()).isEqualTo("lost");
        test.close();
    }

    @Test
    void idsAreUnguessableAndUnique() {
        Set<String> ids = new HashSet<>();
        RandomIds random = new RandomIds();
        for (int i = 0; i < 10_000; i++) {
            ids.add(random.get());
        }
        assertThat(ids).hasSize(10_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
    }
}
