package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.progressstream.ProgressSink;
import io.progressstream.store.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MeterTest {
    private final TestEngine test = new TestEngine();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Transcript transcript = new Transcript();
    private Operation operation;
    private ProgressSink progress;
    private Follower follower;

    @BeforeEach
    void start() throws Exception {
        CompletableFuture<ProgressSink> sink = new CompletableFuture<>();
        operation = test.engine.start(OperationSpec.named("Work"), root -> {
            sink.complete(root);
            end.await();
            return null;
        });
        progress = sink.get(20, TimeUnit.SECONDS);
        follower = test.follow(operation, transcript);
        transcript.drain(follower);
    }

    @AfterEach
    void close() {
        end.countDown();
        test.close();
    }

    private JsonNode sampled() {
        test.sample();
        return transcript.drain(follower).last();
    }

    private Outcome finish() throws Exception {
        end.countDown();
        return operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aMillionPositionsBetweenTwoLooksAreOneRecord() {
        progress.total(1_000_000, "rows");
        for (int row = 1; row <= 500_000; row++) {
            progress.advance();
        }
        JsonNode record = sampled();
        assertThat(record.get("Progress").asDouble()).isEqualTo(50);
        assertThat(record.get("done").asLong()).isEqualTo(500_000);
        assertThat(record.get("total").asLong()).isEqualTo(1_000_000);
        assertThat(record.get("unit").asString()).isEqualTo("rows");
        assertThat(transcript.progress()).hasSize(1);
    }

    @Test
    void zeroIsSentAndSilenceIsNot() {
        progress.total(10);
        assertThat(sampled().get("Progress").asDouble()).isZero();
        test.pass(Duration.ofSeconds(1));
        assertThat(transcript.drain(follower).progress()).hasSize(1);
    }

    @Test
    void atMostOneProgressRecordASamplingIntervalHoweverManyTasksReport() {
        ProgressSink[] tasks = new ProgressSink[10];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = progress.task("task " + i, 10).total(1_000);
        }
        for (int round = 0; round < 40; round++) {
            for (ProgressSink task : tasks) {
                task.advance();
            }
            test.sample();
            transcript.drain(follower);
        }
        assertThat(transcript.progress()).hasSize(40);
        assertThat(transcript
                        .with("taskId")
                        .map(node -> node.get("taskId").asInt())
                        .distinct())
                .as("no task is starved")
                .hasSize(10);
    }

    @Test
    void progressNeverFallsAndIsBelowAHundredBeforeTheOutcome() throws Exception {
        progress.progress(50);
        sampled();
        progress.progress(20);
        sampled();
        progress.total(100).position(10);
        sampled();
        progress.position(100);
        assertThat(sampled().get("Progress").asDouble()).isEqualTo(99.99);
        finish();
        assertThat(transcript.drain(follower).last().get("Progress").asInt()).isEqualTo(100);
        assertThat(transcript.progress()).isSorted();
    }

    @Test
    void withoutAnythingToMeasureProgressIsIndeterminate() {
        progress.advance(7);
        JsonNode record = sampled();
        assertThat(record.get("Progress").isNull()).isTrue();
        assertThat(record.get("done").asInt()).isEqualTo(7);
        assertThat(record.has("total")).isFalse();
    }

    @Test
    void aTotalOfZeroIsUnknownAndNotAHundredPercent() {
        progress.total(0, "rows");
        progress.line("nothing to do");
        progress.advance(0);
        test.sample();
        transcript.drain(follower);
        assertThat(transcript.progress()).allMatch(percent -> percent == -1);
    }

    @Test
    void tasksAreWorthTheirWeightInPercentWhereTheParentHasNoTotal() {
        ProgressSink load = progress.task("Load rows", 80).total(100, "rows");
        load.position(50);
        JsonNode record = sampled();
        assertThat(record.get("Progress").asDouble()).isEqualTo(40);
        assertThat(record.get("task").asString()).isEqualTo("Load rows");
        assertThat(record.get("taskProgress").asDouble()).isEqualTo(50);
        load.finish();
        assertThat(sampled().get("Progress").asDouble()).isEqualTo(80);
        assertThat(transcript.last().get("taskState").asString()).isEqualTo("finished");
        ProgressSink index = progress.task("Index", 50);
        index.progress(50);
        assertThat(sampled().get("Progress").asDouble())
                .as("a weight of more than there is left counts as what is left")
                .isEqualTo(90);
    }

    @Test
    void tasksAreWorthTheirWeightInUnitsOfTheParentsTotal() {
        progress.total(4, "files");
        progress.task("a.csv", 1).finish();
        ProgressSink second = progress.task("b.csv", 1).total(10, "rows");
        second.position(5);
        test.pass(Duration.ofMillis(200));
        transcript.drain(follower);
        assertThat(transcript.progress()).last().isEqualTo(37.5);
        assertThat(transcript
                        .with("unit")
                        .filter(node -> !node.has("task"))
                        .map(node -> node.get("done").asInt()))
                .last()
                .isEqualTo(1);
    }

    @Test
    void tasksNestAndNeitherKnowsTheOthersScale() {
        ProgressSink outer = progress.task("outer", 50).total(10);
        ProgressSink inner = outer.task("inner", 5).total(1_000);
        inner.position(500);
        test.pass(Duration.ofMillis(100));
        transcript.drain(follower);
        assertThat(transcript.progress()).last().isEqualTo(12.5);
        JsonNode record =
                transcript.with("parentId").reduce((first, second) -> second).orElseThrow();
        assertThat(record.get("task").asString()).isEqualTo("inner");
        assertThat(record.get("parentId").asInt()).isEqualTo(1);
    }

    @Test
    void aTaskWithoutAWeightTakesAllThatIsLeft() {
        progress.task("first", 30).finish();
        progress.task("rest").progress(50);
        test.pass(Duration.ofMillis(100));
        assertThat(transcript.drain(follower).progress()).last().isEqualTo(65.0);
    }

    @Test
    void aTaskThatFailsLeavesTheBarWhereItWas() {
        ProgressSink task = progress.task("risky", 50);
        task.progress(50);
        sampled();
        task.fail();
        JsonNode record = sampled();
        assertThat(record.get("taskState").asString()).isEqualTo("failed");
        assertThat(record.get("Progress").asDouble()).isEqualTo(25);
        task.progress(90);
        test.pass(Duration.ofMillis(100));
        assertThat(transcript.drain(follower).progress()).last().isEqualTo(25.0);
    }

    @Test
    void aTaskBodyFinishesItsTaskOrFailsIt() {
        assertThat(progress.<String, RuntimeException>task("good", 40, task -> "done"))
                .isEqualTo("done");
        test.pass(Duration.ofMillis(100));
        assertThat(transcript.drain(follower).progress()).last().isEqualTo(40.0);
        try {
            progress.<String, IllegalStateException>task("bad", 40, task -> {
                task.progress(50);
                throw new IllegalStateException("x");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("x");
        }
        test.pass(Duration.ofMillis(100));
        assertThat(transcript.drain(follower).progress()).last().isEqualTo(60.0);
        assertThat(transcript.last().get("taskState").asString()).isEqualTo("failed");
    }

    @Test
    void progressIsIndeterminateWhileAllThatRunsSaysSoAndGoesOnFromWhereItWas() {
        progress.task("Load", 80).finish();
        assertThat(sampled().get("Progress").asDouble()).isEqualTo(80);
        ProgressSink verify = progress.task("Verify", 20).indeterminate();
        assertThat(sampled().get("Progress").isNull()).isTrue();
        assertThat(transcript.last().get("taskProgress").isNull()).isTrue();
        verify.progress(50);
        assertThat(sampled().get("Progress").asDouble()).isEqualTo(90);
    }

    @Test
    void openTasksAreFinishedWithTheirParent() {
        ProgressSink outer = progress.task("outer", 100);
        outer.task("forgotten", 50);
        outer.finish();
        test.pass(Duration.ofMillis(200));
        transcript.drain(follower);
        assertThat(transcript.progress()).last().isEqualTo(99.99);
        assertThat(transcript.with("taskState").map(node -> node.get("task").asString()))
                .contains("outer", "forgotten");
    }

    @Test
    void itemsThatWereNotReportedAsErrorsWentWell() throws Exception {
        int row = 0;
        for (Integer ignored : progress.over(List.of(1, 2, 3, 4))) {
            if (++row == 2) {
                progress.error("row 2");
            }
        }
        JsonNode record = sampled();
        assertThat(record.get("ok").asInt()).isEqualTo(3);
        assertThat(record.get("bad").asInt()).isEqualTo(1);
        assertThat(record.get("total").asInt()).isEqualTo(4);
        assertThat(finish().kind().wire()).isEqualTo("partial");
    }

    @Test
    void countsOfTasksAddUpAfterTheyAreGoneToo() throws Exception {
        for (int i = 0; i < 3; i++) {
            ProgressSink task = progress.task("t" + i, 10);
            task.ok(5);
            task.error("bad");
            task.finish();
        }
        finish();
        JsonNode last = transcript.drain(follower).last();
        assertThat(last.get("ok").asInt()).isEqualTo(15);
        assertThat(last.get("bad").asInt()).isEqualTo(3);
    }

    @Test
    void aHundredThousandTasksCostNoMoreThanThoseThatAreShown() {
        for (int i = 0; i < 100_000; i++) {
            progress.task("task " + i, 0.001).finish();
        }
        test.pass(Duration.ofSeconds(5));
        transcript.drain(follower);
        assertThat(transcript.progress())
                .last()
                .satisfies(last -> assertThat(last).isCloseTo(99.99, within(0.02)));
        assertThat(Transcript.json(operation.snapshot()).get("tasks")).hasSize(64);
    }

    @Test
    void rateAndTimeLeftAreEstimatedFromTheBar() {
        progress.total(1_000, "rows");
        for (int step = 0; step < 100; step++) {
            progress.advance(5);
            test.sample();
            transcript.drain(follower);
        }
        JsonNode last = transcript.last();
        assertThat(last.get("rate").asDouble()).isCloseTo(100, within(2.0));
        assertThat(last.get("eta").asLong()).isCloseTo(5_000, within(200L));
        assertThat(last.get("elapsed").asLong()).isEqualTo(5_000);
        assertThat(transcript.with("Progress").limit(10).noneMatch(node -> node.has("eta")))
                .as("the first second is not judged")
                .isTrue();
    }

    @Test
    void severalThreadsAddUp() throws Exception {
        progress.total(8_000, "rows");
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 1_000; n++) {
                    progress.advance();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(sampled().get("done").asLong()).isEqualTo(8_000);
    }

    @Test
    void numbersThatMakeNoSenseHarmNobody() {
        progress.progress(Double.NaN);
        progress.progress(Double.POSITIVE_INFINITY);
        progress.position(Long.MIN_VALUE);
        progress.advance(Long.MAX_VALUE);
        progress.advance(Long.MAX_VALUE);
        progress.task("nan", Double.NaN).total(Long.MAX_VALUE).position(-5);
        progress.task("negative", -3).progress(-1);
        progress.total(Long.MAX_VALUE, "x").position(Long.MAX_VALUE);
        test.pass(Duration.ofSeconds(1));
        transcript.drain(follower);
        assertThat(transcript.progress()).isNotEmpty().allMatch(percent -> percent >= -1 && percent < 100);
    }
}
