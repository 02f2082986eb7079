package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.ProgressSink;
import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.EngineStatistics;
import io.progressstream.operation.Operation;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Footprint;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import io.progressstream.store.StoreLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Nothing is left of operations that were started, whose clients were cut, and that have expired after their end. On one container: what is
 * measured is ours.
 */
class ExpiredOperationsTest {
    private static final int AT_ONCE = 100;
    private static final int WARM_UP = 2_000;

    /** Bytes for buffers of the container's, some 60 KiB for each thread that its pool grows by; 200 for each operation, which takes 4 KiB. */
    private static final long HEAP_TOLERANCE = 2L << 20;

    /** Objects of ours that an engine and a site are made of; an operation has 40. */
    private static final int OBJECTS = 500;

    private static final int THREAD_TOLERANCE = 50;
    private static final int FILE_TOLERANCE = 50;

    private final AtomicInteger keys = new AtomicInteger();
    private final long foreign = Footprint.now().objects();
    private volatile CountDownLatch end = new CountDownLatch(0);

    private Served serve(Consumer<Operation> started) {
        return Served.site(
                Container.TOMCAT,
                Container.Settings.standard(),
                EngineLimits.standard(),
                StoreLimits.builder()
                        .retention(Duration.ofMillis(1))
                        .keys(100_000, Duration.ofMillis(1))
                        .build(),
                (http, context) -> Site.serve(
                        context,
                        "/work",
                        (request, response) -> http.start(request, response, "Import", this::work)
                                .ifPresent(started)));
    }

    private String work(OperationRequest request, ProgressSink progress) throws InterruptedException {
        CountDownLatch mine = end;
        progress.line("begun");
        mine.await();
        progress.line("nearly");
        return "done";
    }

    @Test
    void tenThousandOperationsLeaveTheHeapWhereItWas(TestReporter reporter) throws Exception {
        try (Served served = serve(operation -> {})) {
            startCutAndExpire(served, WARM_UP);
            Footprint before = settled();
            startCutAndExpire(served, 10_000);
            Footprint after = settled();
            reporter.publishEntry("10,000 operations", before + " -> " + after);
            assertThat(after.heap()).isLessThan(before.heap() + HEAP_TOLERANCE);
            assertThat(after.threads()).isLessThan(before.threads() + THREAD_TOLERANCE);
            assertThat(after.files()).isLessThan(before.files() + FILE_TOLERANCE);
        }
    }

    /** Once no operation is left: the container lets go of its connections somewhat later. */
    private Footprint settled() {
        return await().atMost(Duration.ofSeconds(30))
                .until(Footprint::now, footprint -> footprint.objects() < foreign + OBJECTS);
    }

    @Test
    void oneReferenceToEachOperationIsFound() throws Exception {
        Queue<Operation> held = new ConcurrentLinkedQueue<>();
        try (Served served = serve(held::add)) {
            startCutAndExpire(served, WARM_UP);
            held.clear();
            Footprint before = settled();
            startCutAndExpire(served, WARM_UP);
            Footprint after = Footprint.now();
            assertThat(held).hasSize(WARM_UP);
            assertThat(after.heap()).isGreaterThan(before.heap() + HEAP_TOLERANCE);
            assertThat(after.objects()).isGreaterThan(before.objects() + 10 * OBJECTS);
        }
    }

    /** Each is cut while it runs, and has ended and expired when this returns. */
    private void startCutAndExpire(Served served, int operations) throws IOException {
        for (int started = 0; started < operations; started += AT_ONCE) {
            end = new CountDownLatch(1);
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                RawClient client = served.client();
                client.request(
                        "POST", "/work", "Content-Length: 0", "Idempotency-Key: \"" + keys.incrementAndGet() + '"');
                clients.add(client);
            }
            for (int i = 0; i < AT_ONCE; i++) {
                new LineReader(clients.get(i)).nextWith("Line");
                if (i % 2 == 0) {
                    clients.get(i).reset();
                } else {
                    clients.get(i).close();
                }
            }
            assertThat(served.engine().statistics().running()).isEqualTo(AT_ONCE);
            end.countDown();
            await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
                EngineStatistics statistics = served.engine().statistics();
                assertThat(statistics.running() + statistics.ended() + statistics.followers())
                        .isZero();
                assertThat(statistics.keptBytes()).isZero();
            });
        }
    }
}
