package io.progressstream.torture.soak;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Footprint;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.Slack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients of every kind come and go for a long time; what a server holds between them must not grow. */
public final class Soak {
    private static final int CLIENTS = 4;
    private static final int SAMPLES = 10;
    /** The first ones load and compile what is needed, and fill the pools. */
    private static final int WARM_UP = 4;

    /** The database of the example takes a cache; operations are made of some 75 objects each, and those of the last clients are still on their way out. */
    private static final Slack SLACK = new Slack(20L << 20, 2_000, 10, 20);

    private final Findings findings = new Findings();
    private final Table table = new Table(
            "container",
            "minutes",
            "clients",
            "heap MB at " + WARM_UP * 100 / SAMPLES + " %",
            "at the end",
            "threads more",
            "files more",
            "objects of ours more");
    private final Duration time;

    private Soak(Duration time) {
        this.time = time;
    }

    /** Runs all: for {@code SOAK_MINUTES} in all, ten if the environment names none. There is no quicker way. */
    public static void main(String[] arguments) throws IOException {
        Duration all = Duration.ofMinutes(Long.parseLong(System.getenv().getOrDefault("SOAK_MINUTES", "10")));
        Soak soak = new Soak(all.dividedBy(Container.values().length));
        for (Container container : Container.values()) {
            System.err.println(container + " ...");
            try (ExampleProcess server = new ExampleProcess(container)) {
                soak.on(container, server);
            }
        }
        soak.table.print("Clients that come and go", System.out);
        soak.findings.exit();
    }

    private void on(Container container, ExampleProcess server) throws IOException {
        int visits = 0;
        List<Footprint> footprints = new ArrayList<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            visits += visit(server, time.dividedBy(SAMPLES));
            footprints.add(server.calm().footprint());
        }
        Footprint then = footprints.get(WARM_UP - 1);
        Footprint now = footprints.get(SAMPLES - 1);
        findings.expect(SLACK.allows(then, now), container + ": memory, one after the other " + footprints);
        table.row(
                container.toString(),
                Table.number(time.toSeconds() / 60.0),
                Table.number((double) visits),
                Table.number(then.heap() / 1e6),
                Table.number(now.heap() / 1e6),
                Integer.toString(now.threads() - then.threads()),
                Long.toString(now.files() - then.files()),
                Long.toString(now.objects() - then.objects()));
    }

    /** Lets clients come and go for so long; how many there were. A client that is not served ends it. */
    private static int visit(ExampleProcess server, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<CompletableFuture<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.supplyAsync(() -> visitUntil(end, server), threads));
            }
            return clients.stream().mapToInt(CompletableFuture::join).sum();
        } finally {
            threads.shutdownNow();
        }
    }

    private static int visitUntil(long end, ExampleProcess server) {
        int visits = 0;
        try {
            for (; System.nanoTime() - end < 0; visits++) {
                Visitor.any().visit(server);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return visits;
    }
}
