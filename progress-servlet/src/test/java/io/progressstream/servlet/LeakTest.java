package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Footprint;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.store.StoreLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A thousand clients that behave badly leave nothing behind, and do not hold up one that behaves. */
class LeakTest {
    private static final int CLIENTS = 1_000;
    private static final int AT_ONCE = 100;
    private static final int SMALL_BUFFER = 8 * 1024;

    /** Bytes for caches of the container's, which grow with the load; a client that is kept costs some 100 KiB. */
    private static final long HEAP_TOLERANCE = 8L << 20;

    /** The container's own pool grows with the load, up to this; what leaks grows with the clients. */
    private static final int THREAD_TOLERANCE = 200;

    private static final String PADDING = "x".repeat(2_000);

    @OnEveryContainer
    void badClientsLeaveNothingBehind(Container container) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        EngineLimits limits = EngineLimits.builder()
                .maxFollowers(2 * AT_ONCE)
                .beat(Duration.ofMillis(200))
                .stall(Duration.ofMillis(500))
                .build();
        StoreLimits kept = StoreLimits.builder().kept(100, 256 * 1024).build();
        try (Served served = Served.site(
                container,
                Container.Settings.standard().withSendBuffer(SMALL_BUFFER),
                limits,
                kept,
                (http, context) -> {})) {
            Operation operation = served.engine().start(OperationSpec.named("Import"), progress -> {
                while (end.getCount() > 0) {
                    progress.line(System.nanoTime() + " " + PADDING);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(4));
                }
                return "done";
            });
            CompletableFuture<List<Long>> delays =
                    CompletableFuture.supplyAsync(() -> delaysOfAGoodStream(served, operation));
            await().until(() -> served.engine().statistics().followers() == 1);

            misbehave(served, operation, 2 * AT_ONCE);
            Footprint before = Footprint.now();

            misbehave(served, operation, CLIENTS);
            await().untilAsserted(() -> {
                Footprint after = Footprint.now();
                assertThat(after.heap()).isLessThan(before.heap() + HEAP_TOLERANCE);
                assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + THREAD_TOLERANCE);
            });
            assertThat(served.engine().statistics().running()).isEqualTo(1);

            end.countDown();
            List<Long> sorted =
                    delays.get(20, TimeUnit.SECONDS).stream().sorted().toList();
            assertThat(sorted.get(sorted.size() / 2)).as("median in ms").isLessThan(100);
            assertThat(sorted.get(sorted.size() - 1)).as("longest in ms").isLessThan(3_000);
        } finally {
            end.countDown();
        }
    }

    /** Comes, in waves, and goes; returns when nobody of them is followed for any more. */
    private static void misbehave(Served served, Operation operation, int clients) throws IOException {
        for (int wave = 0; wave < clients; wave += AT_ONCE) {
            List<RawClient> open = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                RawClient client = new RawClient(served.port(), SMALL_BUFFER);
                open.add(client);
                if (i % 4 == 3) {
                    client.send("\u0000\u0001 garbage \u00ff\r\n" + i + "\r\n\r\n");
                } else {
                    client.request("GET", "/progress/" + operation.id());
                }
            }
            for (int i = 0; i < AT_ONCE; i += 4) {
                new LineReader(open.get(i)).next();
                open.get(i).close();
                open.get(i + 1).reset();
            }
            // What is left are the good one, and those that do not read until they are given up.
            await().until(() -> served.engine().statistics().followers() == 1);
            for (RawClient client : open) {
                client.close();
            }
        }
    }

    /** How many milliseconds each line took to a client that reads. */
    private static List<Long> delaysOfAGoodStream(Served served, Operation operation) {
        List<Long> delays = new ArrayList<>();
        try (RawClient client = served.client()) {
            client.request("GET", "/progress/" + operation.id());
            LineReader lines = new LineReader(client);
            JsonNode record = lines.nextWith("seq");
            long live = operation.seq();
            for (; !record.has("Outcome"); record = lines.nextWith("seq")) {
                if (record.has("Line") && record.get("seq").asLong() > live) {
                    String line = record.get("Line").asString();
                    long told = Long.parseLong(line.substring(0, line.indexOf(' ')));
                    delays.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told));
                }
            }
            return delays;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
