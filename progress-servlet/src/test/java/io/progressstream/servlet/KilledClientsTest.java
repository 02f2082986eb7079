package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.RunningContainer;
import io.progressstream.servlet.testing.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that are killed while others open their streams harm nobody but themselves. */
class KilledClientsTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 8);
    private static final int STREAMS = 200;
    private static final int LINES = 20;

    @OnEveryContainer
    void everyStreamWhoseClientStaysGetsItsOutcome(Container container) throws Exception {
        ExecutorService work = Executors.newCachedThreadPool();
        ExecutorService clients = Executors.newFixedThreadPool(64);
        OperationEngine engine = OperationEngine.builder().executor(work).build();
        ProgressHttp http = ProgressHttp.over(engine);
        Site site = context -> Site.serve(
                context,
                "/work",
                (request, response) -> http.start(request, response, "Work", (in, progress) -> {
                    for (int i = 0; i < LINES; i++) {
                        progress.line("line " + i);
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                    }
                    return null;
                }));
        try (RunningContainer running = container.start(site);
                engine) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<String>> survivors = new ArrayList<>();
                for (int i = 0; i < STREAMS; i++) {
                    survivors.add(clients.submit(() -> survive(running.port())));
                    clients.submit(() -> die(running.port()));
                }
                List<String> lost = new ArrayList<>();
                for (Future<String> survivor : survivors) {
                    String lines = survivor.get(60, TimeUnit.SECONDS);
                    if (!lines.isEmpty()) {
                        lost.add(lines);
                    }
                }
                assertThat(lost).as("lost in round " + round).isEmpty();
            }
        } finally {
            clients.shutdownNow();
            work.shutdownNow();
        }
    }

    /** What is wrong with a stream whose client stays; empty: nothing. */
    private static String survive(int port) {
        StringBuilder text = new StringBuilder();
        try (RawClient client = new RawClient(port)) {
            client.request("POST", "/work", "Content-Length: 0");
            RawClient.Head head = client.readHead();
            for (byte[] chunk = client.readChunk(); chunk.length > 0; chunk = client.readChunk()) {
                text.append(new String(chunk, StandardCharsets.UTF_8));
            }
            boolean whole = head.status() == 200
                    && text.toString().contains("\"line " + (LINES - 1) + "\"")
                    && text.toString().contains("\"Outcome\":\"succeeded\"");
            return whole ? "" : head + " " + text;
        } catch (IOException e) {
            return e + " after " + text;
        }
    }

    /** A client that breaks off somewhere, with FIN or RST. */
    private static void die(int port) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try (RawClient client = new RawClient(port)) {
            client.request("POST", "/work", "Content-Length: 0");
            int chunks = random.nextInt(4);
            if (chunks > 0) {
                client.readHead();
            }
            for (int i = 1; i < chunks; i++) {
                client.readChunk();
            }
            if (random.nextBoolean()) {
                client.reset();
            }
        } catch (IOException e) {
            // it was to die anyway
        }
    }
}
