package io.progressstream.torture.reuse;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Connections side by side, each replaced when it has broken off. */
final class Neighbours {
    private static final int CONNECTIONS = 16;

    private final int port;
    private final Connection.Opening opening;
    private final Mail mail = new Mail();

    private Neighbours(int port, Connection.Opening opening) {
        this.port = port;
        this.opening = opening;
    }

    /** Lets them live for so long; what they got. */
    static Mail live(int port, Connection.Opening opening, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return new Neighbours(port, opening).live(() -> System.nanoTime() >= end);
    }

    /** The same, or until foreign bytes were found. */
    static Mail liveUntilFound(int port, Connection.Opening opening, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Neighbours neighbours = new Neighbours(port, opening);
        return neighbours.live(
                () -> System.nanoTime() >= end || !neighbours.mail.allForeign().isEmpty());
    }

    private Mail live(BooleanSupplier over) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.execute(() -> {
                while (!over.getAsBoolean()) {
                    connection(over);
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("A connection hangs");
        }
        return mail;
    }

    private void connection(BooleanSupplier over) {
        try (Connection connection = opening.open(port, mail)) {
            while (!over.getAsBoolean() && connection.round()) {
                // The next round.
            }
        } catch (SocketTimeoutException | HttpTimeoutException e) {
            mail.hung();
        } catch (ConnectException e) {
            throw new IllegalStateException("The server is gone", e);
        } catch (IOException e) {
            mail.foreign("a connection was not understood: " + e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
