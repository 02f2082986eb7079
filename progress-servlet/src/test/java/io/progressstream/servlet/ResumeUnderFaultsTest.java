package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ItemError;
import io.progressstream.ProgressSink;
import io.progressstream.operation.Operation;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.Site;
import io.progressstream.test.Fault;
import io.progressstream.test.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever starts an operation and reads it while it runs, over connections that all break in some way, has what one has who was never cut off. */
class ResumeUnderFaultsTest {
    private static final int CONNECTIONS = Integer.getInteger("connections", 200);
    private static final int RECORDS = 100;

    /** Connections that an operation is read over. */
    private static final int LEAST = 5;

    private static final int MOST = 200;

    /** How many records an operation is ahead of its reader: it does not end before it was cut, and never lets the reader wait. */
    private static final int AHEAD = 10;

    private static final int PATIENCE_MILLIS = 100;

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    @OnEveryContainer
    void whoeverIsCutInAnyWayHasWhatOneHasWhoIsNot(Container container) throws Exception {
        try (Served served = Served.site(
                container,
                setup -> setup.owners(OwnerResolver.PRINCIPAL),
                (http, context) -> Site.serve(context, "/work", (request, response) -> {
                    Script script = scripts.get(request.getQueryString());
                    http.start(request, response, "Import", (in, progress) -> script.run(progress))
                            .ifPresent(script.started::complete);
                }))) {
            int connections = 0;
            for (int seed = 1; connections < CONNECTIONS; seed++) {
                connections += startAndRead(served, seed);
            }
        }
    }

    /** Over how many connections the operation of a seed was read. */
    private int startAndRead(Served served, int seed) throws Exception {
        Script script = new Script(new Random(seed));
        scripts.put("seed=" + seed, script);
        Random faults = new Random(-seed);
        try (FaultProxy proxy = FaultProxy.to(served.port(), number -> fault(faults))) {
            CompletableFuture<ResumingClient> uninterrupted =
                    script.started.thenApplyAsync(operation -> read(served, operation));
            ResumingClient client =
                    ResumingClient.starting("/work?seed=" + seed, script.ahead::release, PATIENCE_MILLIS);
            while (!client.hasEnded()) {
                client.connect(proxy.port());
                assertThat(proxy.connections())
                        .as("connections of seed %s", seed)
                        .isLessThan(MOST);
                if (proxy.connections() % 2 == 0) {
                    proxy.resetAll(); // what is stalled is reset, or not
                }
            }
            client.connect(served.port());
            ResumingClient whole = uninterrupted.get(10, TimeUnit.SECONDS);
            assertThat(client.kept()).as("seed %s", seed).isEqualTo(whole.kept());
            assertThat(client.snapshot()).as("seed %s", seed).isEqualTo(whole.snapshot());
            assertThat(whole.kept()).hasSize(RECORDS + 2);
            assertThat(script.runs).as("runs of seed %s", seed).hasValue(1);
            assertThat(proxy.connections()).as("connections of seed %s", seed).isGreaterThan(LEAST);
            return proxy.connections();
        }
    }

    /** Reads over one connection to the end, and the last snapshot over another one. */
    private static ResumingClient read(Served served, Operation operation) {
        ResumingClient client = ResumingClient.of(operation.id());
        try {
            client.connect(served.port());
            assertThat(client.hasEnded()).isTrue();
            client.connect(served.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return client;
    }

    /** A way to break, somewhere. */
    private static Fault fault(Random random) {
        int bytes = random.nextInt(2_000);
        Fault end = switch (random.nextInt(10)) {
            case 0, 1, 2 -> Fault.cutAfter(bytes);
            case 3, 4, 5 -> Fault.resetAfter(bytes);
            case 6, 7 -> Fault.halfCloseAfter(bytes);
            case 8 -> Fault.cutAfter(random.nextInt(60)).ofRequests();
            default -> Fault.stallAfter(bytes);
        };
        return switch (random.nextInt(20)) {
            case 0 -> Fault.blackHole();
            case 1, 2, 3, 4 -> Fault.requestTwice().and(end);
            case 5, 6 -> Fault.bytesPerSecond(50_000).and(end);
            case 7, 8, 9, 10, 11 ->
                Fault.tornAt(1 + random.nextInt(9), 1 + random.nextInt(200)).and(end);
            default -> end;
        };
    }

    /** What an operation reports. */
    private static final class Script {
        private final Random random;
        private final CompletableFuture<Operation> started = new CompletableFuture<>();
        private final Semaphore ahead = new Semaphore(AHEAD);
        private final AtomicInteger runs = new AtomicInteger();

        Script(Random random) {
            this.random = random;
        }

        String run(ProgressSink progress) throws InterruptedException {
            runs.incrementAndGet();
            ProgressSink first = progress.task("First", 30).total(RECORDS);
            for (int record = 1; record <= RECORDS; record++) {
                ahead.acquire();
                first.position(record);
                switch (random.nextInt(4)) {
                    case 0 -> progress.line("line " + record + " \u2028 ä 漢 😀".repeat(random.nextInt(9)));
                    case 1 -> progress.information("done\nwith " + record);
                    case 2 -> progress.error(ItemError.of("row " + record).at("row", record));
                    default -> first.line("of a task");
                }
            }
            return "é".repeat(random.nextInt(100));
        }
    }
}
