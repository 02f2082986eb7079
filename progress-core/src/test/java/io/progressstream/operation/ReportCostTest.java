package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.progressstream.ProgressSink;
import io.progressstream.store.Outcome;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportCostTest {
    private static final int REPORTS = 1_000_000;

    private static long allocatedBy(Runnable task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        task.run();
        return threads.getThreadAllocatedBytes(id) - before;
    }

    @Test
    void reportingAPositionAllocatesNothing() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (OperationEngine engine = OperationEngine.builder()
                .executor(task -> new Thread(task).start())
                .build()) {
            Operation operation = engine.start(OperationSpec.named("Cost"), progress -> {
                ProgressSink task = progress.task("rows", 100).total(REPORTS);
                Runnable reports = () -> {
                    for (int i = 1; i <= REPORTS; i++) {
                        task.advance();
                        task.position(i);
                        task.progress(50);
                        task.ok();
                        task.isCancelled();
                    }
                };
                reports.run();
                go.await();
                return allocatedBy(reports);
            });
            Follower follower = operation.follow(() -> {});
            go.countDown();
            Outcome outcome = operation.outcome().toCompletableFuture().get(60, TimeUnit.SECONDS);
            follower.close();
            long bytes = Long.parseLong(outcome.result().orElseThrow().toString());
            assertThat(bytes).as("bytes for " + 5 * REPORTS + " reports").isLessThan(10_000);
        }
    }

    @Test
    void tenThousandOpenOperationsStayWithinTheirMemory() {
        EngineLimits limits = EngineLimits.builder().maxRunning(20_000).build();
        try (TestEngine test = new TestEngine(limits, java.util.Optional.of(task -> {}))) {
            start(test, 100);
            long before = usedHeap();
            start(test, 10_000);
            long each = (usedHeap() - before) / 10_000;
            assertThat(each)
                    .as("bytes of heap for an open operation with a follower")
                    .isBetween(1L, 4_096L);
        }
    }

    private static void start(TestEngine test, int count) {
        for (int i = 0; i < count; i++) {
            Operation operation = test.engine.start(OperationSpec.named("Open"), progress -> null);
            Transcript transcript = new Transcript();
            transcript.drain(test.follow(operation, transcript));
            transcript.records().clear();
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
