package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.progressstream.ItemError;
import io.progressstream.Message;
import io.progressstream.OperationCancelledException;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.ProgressSink;
import io.progressstream.store.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OperationTest {
    private final TestEngine test = new TestEngine();

    @AfterEach
    void close() {
        test.close();
    }

    private Operation start(io.progressstream.Work<?> work) {
        return test.engine.start(OperationSpec.named("Import").withFollowPrefix("/progress/"), work);
    }

    private static Outcome end(Operation operation) throws Exception {
        return operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Transcript read(Operation operation) {
        Transcript transcript = new Transcript();
        return transcript.drain(test.follow(operation, transcript));
    }

    @Test
    void keptRecordsHaveDenseNumbersFromOneAndTheOutcomeIsLast() throws Exception {
        Operation operation = start(progress -> {
            progress.line("one");
            progress.line(Message.warn("two").code("w").arg("row", 2));
            progress.error(ItemError.of("three").code("e").row(3).field("sku"));
            progress.information("four");
            return Map.of("batch", 4711);
        });
        end(operation);
        Transcript transcript = read(operation);
        assertThat(transcript.seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        JsonNode first = transcript.records().get(0);
        assertThat(first.get("Operation").asString()).isEqualTo("Import");
        assertThat(first.get("follow").asString()).isEqualTo("/progress/" + operation.id());
        assertThat(first.get("cancellable").asBoolean()).isTrue();
        assertThat(first.get("beat").asLong()).isEqualTo(5_000);
        assertThat(transcript.records().get(2).get("level").asString()).isEqualTo("warn");
        assertThat(transcript.records().get(2).get("args").get("row").asInt()).isEqualTo(2);
        assertThat(transcript.records().get(3).get("at").get("field").asString())
                .isEqualTo("sku");
        JsonNode last = transcript.last();
        assertThat(last.get("Outcome").asString()).isEqualTo("partial");
        assertThat(last.get("Progress").asInt()).isEqualTo(100);
        assertThat(last.get("bad").asInt()).isEqualTo(1);
        assertThat(last.get("result").get("batch").asInt()).isEqualTo(4711);
    }

    @Test
    void workWithoutItemErrorsSucceeds() throws Exception {
        Operation operation = start(progress -> {
            progress.summary("2 files imported");
            return null;
        });
        Outcome outcome = end(operation);
        assertThat(outcome.kind()).isEqualTo(OutcomeKind.SUCCEEDED);
        assertThat(outcome.text()).isEqualTo("2 files imported");
        assertThat(outcome.result()).isEmpty();
        JsonNode last = read(operation).last();
        assertThat(last.get("Information").asString()).isEqualTo("2 files imported");
        assertThat(last.has("Error")).isFalse();
        assertThat(operation.state()).isEqualTo(OperationState.ENDED);
    }

    @Test
    void textOfAnUnexpectedExceptionNeverLeavesTheServer() throws Exception {
        Operation operation = start(progress -> {
            throw new IllegalStateException("password=hunter2");
        });
        Outcome outcome = end(operation);
        assertThat(outcome.kind()).isEqualTo(OutcomeKind.FAILED);
        assertThat(outcome.ref()).isPresent();
        JsonNode last = read(operation).last();
        assertThat(last.toString()).doesNotContain("hunter2").doesNotContain("IllegalState");
        assertThat(last.get("Error").asString()).contains(last.get("ref").asString());
        assertThat(last.has("Progress")).isFalse();
    }

    @Test
    void workThatBreaksOffLeavesTheBarAndItsTasksWhereTheyWere() throws Exception {
        Operation operation = start(progress -> {
            progress.task("Load", 50, load -> {
                load.total(10, "rows").advance(10);
                return null;
            });
            progress.task("Index", 50).total(10, "rows").advance(4);
            throw new IllegalStateException("broken");
        });
        end(operation);
        JsonNode snapshot = Transcript.json(operation.snapshot());
        assertThat(snapshot.get("Progress").asDouble()).isEqualTo(70);
        JsonNode load = snapshot.get("tasks").get(0);
        assertThat(load.get("taskState").asString()).isEqualTo("finished");
        assertThat(load.get("taskProgress").asDouble()).isEqualTo(100);
        JsonNode index = snapshot.get("tasks").get(1);
        assertThat(index.get("taskState").asString()).isEqualTo("failed");
        assertThat(index.get("taskProgress").asDouble()).isEqualTo(40);
    }

    @Test
    void aFailureThatIsMeantForUsersCarriesItsProblem() throws Exception {
        Operation operation = start(progress -> {
            throw new ProgressException(
                    Problem.of(422, "No stock", "Only 3 are left").with("left", 3));
        });
        Outcome outcome = end(operation);
        assertThat(outcome.problem()).map(Problem::status).contains(422);
        JsonNode last = read(operation).last();
        assertThat(last.get("Error").asString()).isEqualTo("Only 3 are left");
        assertThat(last.get("problem").get("left").asInt()).isEqualTo(3);
    }

    @Test
    void anErrorOfTheWorkIsAnOutcomeToo() throws Exception {
        Operation operation = start(progress -> endless(1));
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.FAILED);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static long endless(long depth) {
        return endless(depth + 1) + 1;
    }

    @Test
    void aResultThatCannotBeWrittenDoesNotUndoTheWork() throws Exception {
        Operation operation = start(progress -> new Object() {
            @SuppressWarnings("unused")
            public String getValue() {
                throw new IllegalStateException("lazy");
            }
        });
        Outcome outcome = end(operation);
        assertThat(outcome.kind()).isEqualTo(OutcomeKind.SUCCEEDED);
        assertThat(outcome.isResultLost()).isTrue();
        JsonNode last = read(operation).last();
        assertThat(last.get("omitted").asLong()).isZero();
        assertThat(last.has("result")).isFalse();
    }

    @Test
    void aLargeResultIsLeftOutOfTheRecordAndKeptInTheOutcome() throws Exception {
        Operation operation = start(progress -> "x".repeat(100_000));
        Outcome outcome = end(operation);
        assertThat(outcome.result().orElseThrow().length()).isEqualTo(100_002);
        assertThat(read(operation).last().get("omitted").asLong()).isEqualTo(100_002);
    }

    @Test
    void reportsOfNullAndAfterTheEndAreDroppedAndCounted() throws Exception {
        AtomicReference<ProgressSink> leaked = new AtomicReference<>();
        AtomicReference<ProgressSink> leakedTask = new AtomicReference<>();
        Operation operation = start(progress -> {
            leaked.set(progress);
            leakedTask.set(progress.task("part", 10));
            progress.line((String) null);
            progress.error((ItemError) null);
            progress.information((Message) null);
            return null;
        });
        end(operation);
        assertThat(test.engine.statistics().droppedReports()).isEqualTo(3);
        leaked.get().line("late");
        leaked.get().advance();
        leaked.get().position(3);
        leaked.get().progress(40);
        leakedTask.get().error("late");
        leaked.get().task("late", 10).line("late");
        assertThat(test.engine.statistics().droppedReports()).isEqualTo(9);
        assertThat(read(operation).seqs()).containsExactly(1L, 2L);
    }

    @Test
    void cancellationIsToldToTheWorkAndToFollowersAndEndsInItsOutcome() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Operation operation = start(progress -> {
            started.countDown();
            while (true) {
                progress.checkCancelled();
                Thread.onSpinWait();
            }
        });
        started.await();
        Transcript transcript = new Transcript();
        Follower follower = test.follow(operation, transcript);
        transcript.drain(follower);
        assertThat(operation.cancel()).isEqualTo(CancelResult.ACCEPTED);
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.CANCELLED);
        assertThat(operation.cancel()).isEqualTo(CancelResult.ENDED);
        transcript.drain(follower);
        assertThat(transcript.last().get("Outcome").asString()).isEqualTo("cancelled");
        assertThat(transcript.last().has("Progress")).isFalse();
    }

    @Test
    void afterCancellationIsAskedForTheStateIsToldOnceAndReportsAreDropped() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Operation operation = start(progress -> {
            cancelled.await();
            progress.line("dropped");
            progress.advance();
            go.await();
            throw new OperationCancelledException("Nothing was imported");
        });
        Transcript transcript = new Transcript();
        Follower follower = test.follow(operation, transcript);
        transcript.drain(follower);
        assertThat(operation.cancel()).isEqualTo(CancelResult.ACCEPTED);
        assertThat(operation.cancel()).isEqualTo(CancelResult.ACCEPTED);
        cancelled.countDown();
        await().until(() -> test.engine.statistics().droppedReports() == 2);
        transcript.drain(follower);
        assertThat(transcript.with("state")).hasSize(1);
        assertThat(transcript.last().get("cancellable").asBoolean()).isFalse();
        go.countDown();
        assertThat(end(operation).text()).isEqualTo("Nothing was imported");
        assertThat(transcript.drain(follower).last().get("Error").asString()).isEqualTo("Nothing was imported");
    }

    @Test
    void workThatWentToItsEndInSpiteOfCancellationIsToldAsItIs() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        Operation operation = start(progress -> {
            cancelled.await();
            return "done";
        });
        operation.cancel();
        cancelled.countDown();
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.SUCCEEDED);
    }

    @Test
    void whatIsNotCancellableRefusesAndSaysSo() throws Exception {
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Operation operation = start(progress -> {
            progress.cancellable(false);
            committing.countDown();
            go.await();
            return null;
        });
        committing.await();
        assertThat(operation.isCancellable()).isFalse();
        assertThat(operation.cancel()).isEqualTo(CancelResult.REFUSED);
        assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
        Transcript transcript = new Transcript();
        Follower follower = test.resume(operation, 0, transcript);
        transcript.drain(follower);
        assertThat(transcript
                        .records()
                        .get(0)
                        .get("snapshot")
                        .get("cancellable")
                        .asBoolean())
                .isFalse();
        go.countDown();
        end(operation);
    }

    @Test
    void interruptionReachesTheThreadOnlyIfTheOperationAsksForIt() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Operation operation = test.engine.start(OperationSpec.named("Sleep").withInterrupt(true), progress -> {
            started.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        started.await();
        operation.cancel();
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.CANCELLED);
    }

    @Test
    void aWrappedInterruptionAfterCancellationIsACancellation() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Operation operation = test.engine.start(OperationSpec.named("Sleep").withInterrupt(true), progress -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("batch failed", e);
            }
            return null;
        });
        started.await();
        operation.cancel();
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.CANCELLED);
    }

    @Test
    void anOperationThatTakesTooLongExpires() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Operation operation =
                test.engine.start(OperationSpec.named("Slow").withTimeout(Duration.ofSeconds(3)), progress -> {
                    started.countDown();
                    while (!progress.isCancelled()) {
                        Thread.onSpinWait();
                    }
                    throw new CancellationException();
                });
        started.await();
        test.pass(Duration.ofSeconds(2));
        assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
        test.pass(Duration.ofSeconds(1).plus(TestEngine.EXACTLY));
        assertThat(end(operation).kind()).isEqualTo(OutcomeKind.EXPIRED);
    }

    @Test
    void whatTheWorkUsedIsReleasedBeforeTheOutcomeIsTold() throws Exception {
        AtomicReference<Optional<OperationState>> seen = new AtomicReference<>(Optional.empty());
        AtomicReference<Operation> self = new AtomicReference<>();
        CountDownLatch go = new CountDownLatch(1);
        OperationSpec spec = OperationSpec.named("Import")
                .withAfterWork(() -> {
                    throw new IllegalStateException("first");
                })
                .withAfterWork(() -> seen.set(Optional.of(self.get().state())));
        self.set(test.engine.start(spec, progress -> {
            go.await();
            return null;
        }));
        go.countDown();
        assertThat(end(self.get()).kind()).isEqualTo(OutcomeKind.SUCCEEDED);
        assertThat(seen.get()).contains(OperationState.RUNNING);
    }

    @Test
    void theSinkOfTheWorkIsTheCurrentOneOnItsThreadOnly() throws Exception {
        Operation operation = start(progress -> {
            assertThat(ProgressSink.current()).isSameAs(progress);
            ProgressSink.current().line("ambient");
            return null;
        });
        end(operation);
        assertThat(read(operation).texts("Line")).containsExactly("ambient");
        assertThat(ProgressSink.current()).isSameAs(ProgressSink.none());
    }

    @Test
    void itIsAnnouncedAtItsFirstReport() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Operation operation = start(progress -> {
            go.await();
            progress.line("hello");
            end.await();
            return null;
        });
        assertThat(operation.announced().toCompletableFuture()).isNotDone();
        go.countDown();
        operation.announced().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
        end.countDown();
    }

    @Test
    void itIsAnnouncedAfterAWhileWithoutAReport() {
        CountDownLatch end = new CountDownLatch(1);
        Operation operation = start(progress -> {
            end.await();
            return null;
        });
        test.pass(Duration.ofMillis(200));
        assertThat(operation.announced().toCompletableFuture()).isNotDone();
        test.pass(Duration.ofMillis(50));
        assertThat(operation.announced().toCompletableFuture()).isDone();
        end.countDown();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 2, Long.MAX_VALUE})
    void aCursorThatCannotBeIsRefused(long cursor) {
        CountDownLatch end = new CountDownLatch(1);
        Operation operation = start(progress -> {
            end.await();
            return null;
        });
        assertThatThrownBy(() -> operation.resume(cursor, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 1")
                .hasMessageContaining(Long.toString(cursor));
        end.countDown();
    }

    @Test
    void aResumedStreamBeginsWithASnapshotAndGoesOnBehindItsCursor() throws Exception {
        Operation operation = start(progress -> {
            progress.total(4, "rows").items().advance(2);
            for (String text : List.of("a", "b", "c")) {
                progress.line(text);
            }
            return null;
        });
        end(operation);
        Transcript transcript = new Transcript();
        transcript.drain(test.resume(operation, 3, transcript));
        JsonNode snapshot = transcript.records().get(0).get("snapshot");
        assertThat(snapshot.get("state").asString()).isEqualTo("ended");
        assertThat(snapshot.get("seq").asLong()).isEqualTo(5);
        assertThat(snapshot.get("outcome").get("Outcome").asString()).isEqualTo("succeeded");
        assertThat(snapshot.get("Progress").asInt()).isEqualTo(100);
        assertThat(transcript.seqs()).containsExactly(4L, 5L);
        assertThat(transcript.texts("Line")).containsExactly("c");
    }

    @Test
    void theSnapshotDocumentIsTheSnapshotAlone() {
        CountDownLatch end = new CountDownLatch(1);
        Operation operation = start(progress -> {
            progress.total(4, "rows").items();
            progress.advance();
            end.await();
            return null;
        });
        await().until(() -> Transcript.json(operation.snapshot())
                        .path("tasks")
                        .path(0)
                        .path("done")
                        .asLong(0)
                == 1);
        JsonNode document = Transcript.json(operation.snapshot());
        assertThat(document.get("id").asString()).isEqualTo(operation.id());
        assertThat(document.get("Progress").asInt()).isEqualTo(25);
        assertThat(document.get("ok").asInt()).isEqualTo(1);
        assertThat(document.get("tasks").get(0).get("total").asInt()).isEqualTo(4);
        end.countDown();
    }
}
