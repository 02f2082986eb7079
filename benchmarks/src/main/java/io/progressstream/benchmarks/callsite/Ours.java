package io.progressstream.benchmarks.callsite;

import io.progressstream.ProgressSink;
import io.progressstream.operation.Follower;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.store.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The sink of an operation that runs, with followers that take what there is as fast as they can. */
@State(Scope.Benchmark)
public class Ours {
    /** How many read. */
    @Param({"0", "1", "10"})
    public int followers;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Reading> readings = new ArrayList<>();
    private final OperationEngine engine = OperationEngine.builder().build();
    private ProgressSink sink = ProgressSink.none();

    @Setup(Level.Trial)
    public void start() throws Exception {
        CompletableFuture<ProgressSink> work = new CompletableFuture<>();
        Operation operation = engine.start(OperationSpec.named("Import"), progress -> {
            work.complete(progress.total(Row.TOTAL, "rows"));
            over.await();
            return null;
        });
        for (int i = 0; i < followers; i++) {
            readings.add(new Reading(operation));
        }
        sink = work.get(10, TimeUnit.SECONDS);
    }

    @Benchmark
    public void position(Row row) {
        sink.position(row.next());
    }

    @Benchmark
    public void advance(Row row) {
        row.next();
        sink.advance();
    }

    @Benchmark
    public void progress(Row row) {
        sink.progress(100.0 * row.next() / Row.TOTAL);
    }

    @Benchmark
    public void line(Row row) {
        row.next();
        sink.line("Row 4711: unknown SKU 85123A, taken as a gift");
    }

    @TearDown(Level.Trial)
    public void end() {
        over.countDown();
        engine.close();
        for (Reading reading : readings) {
            reading.check();
        }
    }

    /** One follower: whoever says that there is something takes it. */
    private static final class Reading {
        /** How often it was said; the first one is for what is there from the beginning. */
        private final AtomicInteger due = new AtomicInteger(1);

        private final Follower follower;
        private long bytes;

        Reading(Operation operation) {
            this.follower = operation.follow(this::available);
            take();
        }

        private void available() {
            if (due.getAndIncrement() == 0) {
                take();
            }
        }

        private void take() {
            int said = due.get();
            while (said != 0) {
                for (Optional<Frame> frame = follower.poll(); frame.isPresent(); frame = follower.poll()) {
                    bytes += frame.get().line().length;
                }
                said = due.addAndGet(-said);
            }
        }

        void check() {
            due.getAndIncrement();
            if (bytes == 0) {
                throw new IllegalStateException("A follower has read nothing");
            }
        }
    }
}
