package io.progressstream.torture.readers;

import static org.awaitility.Awaitility.await;

import io.progressstream.servlet.testing.RawClient;
import io.progressstream.test.Fault;
import io.progressstream.test.FaultProxy;
import io.progressstream.torture.ExampleProcess;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Clients that hold their connections open. */
final class Open implements Attackers {
    private static final int SMALL_WINDOW = 4 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Half a body holds a thread of the container until its time is up. These are few enough for every pool: that of
     * Undertow has eight a processor. */
    private static final int HALF_BODIES = 8;

    private final List<RawClient> clients = new ArrayList<>();
    private final List<AutoCloseable> helpers = new ArrayList<>();

    /** Read nothing, ever. */
    static Open stalled(ExampleProcess server, int count) throws IOException {
        Open open = new Open().follow(server.port(), new Targets(server, count), count);
        // read from outside of the client, which would take more than it is asked for
        await().atMost(PATIENCE).until(() -> open.isAnswered());
        return open;
    }

    private boolean isAnswered() throws IOException {
        for (RawClient client : clients) {
            if (client.socket().getInputStream().available() == 0) {
                return false;
            }
        }
        return true;
    }

    /** Read a byte a second each; a tenth of the clients. */
    static Open trickling(ExampleProcess server, int count) throws IOException {
        Open open = stalled(server, trickling(count));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> reading =
                clock.scheduleAtFixedRate(() -> open.clients.forEach(Open::readByte), 1, 1, TimeUnit.SECONDS);
        open.helpers.add(() -> reading.cancel(true));
        open.helpers.add(clock::shutdownNow);
        return open;
    }

    /** How many of so many clients trickle. */
    static int trickling(int clients) {
        return Math.max(1, clients / 10);
    }

    private static void readByte(RawClient client) {
        try {
            client.socket().setSoTimeout(1);
            client.socket().getInputStream().read();
        } catch (SocketTimeoutException e) {
            // Nothing was there: it is as slow as that.
        } catch (IOException e) {
            // The server has given it up, as it may.
        }
    }

    /** Send half of a head, or half of a body. */
    static Open halfSent(ExampleProcess server, int count) throws IOException {
        Open open = new Open();
        for (int i = 0; i < count; i++) {
            RawClient client = new RawClient(server.port());
            open.clients.add(client);
            client.send(
                    i < HALF_BODIES
                            ? "POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                                    + "Content-Length: 1000\r\n\r\n--b\r\nContent-Disposition: form-da"
                            : "POST /imports HTTP/1.1\r\nHost: loc");
        }
        return open;
    }

    /** Are gone after two kilobytes, without a FIN or a RST that would tell it. */
    static Open swallowed(ExampleProcess server, int count) throws IOException {
        FaultProxy hole = FaultProxy.to(server.port(), Fault.stallAfter(2_000));
        Open open = new Open().follow(hole.port(), new Targets(server, count), count);
        open.helpers.add(hole);
        for (RawClient client : open.clients) {
            Targets.letIn(client);
            client.close();
        }
        return open;
    }

    private Open follow(int port, Targets targets, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            RawClient client = new RawClient(port, SMALL_WINDOW);
            clients.add(client);
            client.request("GET", targets.path(i));
        }
        return this;
    }

    @Override
    public int injected() {
        return clients.size();
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable helper : helpers) {
            try {
                helper.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
        for (RawClient client : clients) {
            client.close();
        }
    }
}
