package io.progressstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.store.Outcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Wrappers, seen through the engine: what the outcome and the snapshot say is what was gone through. */
class CountingTest {
    private final OperationEngine engine = OperationEngine.create();

    @AfterEach
    void close() {
        engine.close();
    }

    private JsonNode run(Work<?> work) throws Exception {
        Operation operation = engine.start(OperationSpec.named("Count"), work);
        Outcome outcome = operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(outcome.kind().isGood()).as(outcome.text()).isTrue();
        return JsonMapper.shared().readTree(operation.snapshot());
    }

    private static long done(JsonNode snapshot) {
        return snapshot.get("tasks").get(0).get("done").asLong();
    }

    @Test
    void aCollectionTellsItsSizeAndEachElementIsAnItem() throws Exception {
        JsonNode snapshot = run(progress -> {
            for (String item : progress.over(List.of("a", "b", "c"))) {
                if (item.equals("b")) {
                    progress.error("no b");
                }
            }
            return null;
        });
        assertThat(done(snapshot)).isEqualTo(3);
        assertThat(snapshot.get("tasks").get(0).get("total").asLong()).isEqualTo(3);
        assertThat(snapshot.get("ok").asLong()).isEqualTo(2);
        assertThat(snapshot.get("bad").asLong()).isEqualTo(1);
    }

    @Test
    void anElementIsDoneWhenTheNextOneIsAskedFor() throws Exception {
        JsonNode snapshot = run(progress -> {
            Iterator<Integer> iterator = progress.over(List.of(1, 2, 3).iterator());
            iterator.next();
            iterator.next();
            return null;
        });
        assertThat(done(snapshot)).isEqualTo(1);
    }

    @Test
    void askingTwiceWhetherThereIsMoreCountsOnce() throws Exception {
        JsonNode snapshot = run(progress -> {
            Iterator<Integer> iterator = progress.over(List.of(1, 2).iterator());
            while (iterator.hasNext()) {
                assertThat(iterator.hasNext()).isTrue();
                iterator.next();
            }
            return null;
        });
        assertThat(done(snapshot)).isEqualTo(2);
    }

    @Test
    void aParallelStreamIsCountedOnAllItsThreads() throws Exception {
        JsonNode snapshot = run(
                progress -> progress.over(IntStream.range(0, 100_000).boxed().parallel())
                        .mapToLong(Integer::longValue)
                        .sum());
        assertThat(done(snapshot)).isEqualTo(100_000);
        assertThat(snapshot.get("outcome").get("result").asLong()).isEqualTo(4_999_950_000L);
    }

    @Test
    void aStreamIsClosedWithItsWrapperAndStopsWhereItsReaderStops() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        JsonNode snapshot = run(progress -> {
            try (Stream<Integer> items = progress.over(Stream.of(1, 2, 3, 4).onClose(() -> closed.set(true)))) {
                return items.filter(item -> item == 2).findFirst().orElseThrow();
            }
        });
        assertThat(closed).isTrue();
        assertThat(done(snapshot)).isEqualTo(2);
    }

    @Test
    void bytesReadAndSkippedAreCounted() throws Exception {
        JsonNode snapshot = run(progress -> {
            InputStream bytes = progress.total(100, "bytes").over(new ByteArrayInputStream(new byte[100]));
            bytes.read();
            bytes.skip(9);
            assertThat(bytes.markSupported()).isFalse();
            bytes.mark(1);
            assertThatIOException().isThrownBy(bytes::reset);
            return bytes.readAllBytes().length;
        });
        assertThat(done(snapshot)).isEqualTo(100);
        assertThat(snapshot.has("ok")).as("bytes are no items").isFalse();
    }

    @Test
    void charactersReadAndSkippedAreCounted() throws Exception {
        JsonNode snapshot = run(progress -> {
            Reader characters = progress.over(new StringReader("x".repeat(50)));
            characters.read();
            characters.skip(9);
            assertThatIOException().isThrownBy(() -> characters.mark(1));
            assertThatIOException().isThrownBy(characters::reset);
            return characters.read(new char[100]);
        });
        assertThat(done(snapshot)).isEqualTo(50);
    }

    @Test
    void everyWrapperStopsAtCancellation() throws Exception {
        List<Work<?>> works = List.of(
                progress -> {
                    for (Integer ignored : progress.over(forever())) {
                        Thread.onSpinWait();
                    }
                    return null;
                },
                progress -> {
                    progress.over(Stream.generate(() -> 1)).forEach(item -> Thread.onSpinWait());
                    return null;
                },
                progress -> {
                    InputStream bytes = progress.over(InputStream.nullInputStream());
                    while (true) {
                        bytes.read(new byte[1]);
                    }
                },
                progress -> {
                    Reader characters = progress.over(Reader.nullReader());
                    while (true) {
                        characters.read(new char[1]);
                    }
                });
        for (Work<?> work : works) {
            CountDownLatch started = new CountDownLatch(1);
            Operation operation = engine.start(OperationSpec.named("Forever"), progress -> {
                started.countDown();
                return work.run(progress);
            });
            started.await();
            operation.cancel();
            Outcome outcome = operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(outcome.kind()).isEqualTo(OutcomeKind.CANCELLED);
        }
    }

    private static Iterable<Integer> forever() {
        return () -> Stream.generate(() -> 1).iterator();
    }

    @Test
    void withoutAnOperationTheSameCodeRuns() throws Exception {
        ProgressSink none = ProgressSink.none();
        List<Integer> seen = new ArrayList<>();
        none.task("Load", 80).total(3, "rows").over(List.of(1, 2, 3)).forEach(seen::add);
        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(none.over(Stream.of(1, 2)).toList()).containsExactly(1, 2);
        assertThat(none.over(new StringReader("abc")).read(new char[9])).isEqualTo(3);
        assertThat(none.<Integer, RuntimeException>task("part", 10, task -> 42)).isEqualTo(42);
        none.line("nobody hears");
        none.error((String) null);
        assertThat(none.isCancelled()).isFalse();
        none.checkCancelled();
    }

    @Test
    void theCurrentSinkIsSetForAScopeAndBroughtBack() {
        ProgressSink none = ProgressSink.none();
        assertThat(ProgressSink.current()).isSameAs(none);
        CurrentProgress.Scope scope = CurrentProgress.set(none);
        scope.close();
        assertThat(CurrentProgress.get()).isSameAs(none);
        assertThatThrownBy(() -> Message.of("x").arg("name", nothing())).isInstanceOf(NullPointerException.class);
    }

    @SuppressWarnings("NullAway") // what a caller without null checks may do
    private static Object nothing() {
        return null;
    }
}
