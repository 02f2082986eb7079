package io.progressstream.torture.readers;

import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.ExampleProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that come at a steady rate and go. */
final class Passing implements Attackers {
    static final int CONNECTS_A_SECOND = 200;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger injected = new AtomicInteger();
    private final ScheduledFuture<?> visits;

    private Passing(int aSecond, Visit visit) {
        visits = clock.scheduleAtFixedRate(
                () -> {
                    try {
                        visit.make(injected.get());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    injected.incrementAndGet();
                },
                0,
                TimeUnit.SECONDS.toMicros(1) / aSecond,
                TimeUnit.MICROSECONDS);
    }

    /** What one client does. */
    @FunctionalInterface
    private interface Visit {
        void make(int client) throws IOException;
    }

    /** Follow a flood and vanish when it has begun to come; so many in about three seconds, and on. */
    static Passing following(ExampleProcess server, int clients, boolean reset) throws IOException {
        Targets targets = new Targets(server, clients);
        return new Passing(aSecond(clients), i -> {
            try (RawClient client = new RawClient(server.port())) {
                client.request("GET", targets.path(i));
                Targets.letIn(client);
                if (reset) {
                    client.reset();
                }
            }
        });
    }

    /** At what rate so many come in about three seconds. */
    static int aSecond(int clients) {
        return Math.max(1, clients / 3);
    }

    /** Connect, and leave at once. */
    static Passing connecting(ExampleProcess server) {
        return new Passing(CONNECTS_A_SECOND, i -> new RawClient(server.port()).close());
    }

    @Override
    public int injected() {
        return injected.get();
    }

    /**
     * Ends the visits.
     *
     * @throws IOException if one of them failed, or hangs
     */
    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        try {
            if (!clock.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IOException("A client hangs");
            }
            if (visits.isDone() && !visits.isCancelled()) {
                visits.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException("A client was not served", e.getCause());
        }
    }
}
