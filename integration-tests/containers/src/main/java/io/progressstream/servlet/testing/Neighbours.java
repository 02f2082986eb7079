package io.progressstream.servlet.testing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Connections that are kept alive, on each of which a stream that dies in some way is followed by short requests. A short request answers with
 * its own id and nothing else; every byte beyond is somebody else's.
 */
public final class Neighbours {
    private static final int CONNECTIONS = 16;
    private static final int SHORT_REQUESTS = 4;

    private final int port;
    private final int patienceMillis;
    private final Supplier<String> streams;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger streamed = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger hung = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();
    private volatile boolean stop;

    /**
     * Neighbours of streams.
     *
     * @param patienceMillis how long a connection waits for the next byte
     * @param streams makes the target of the next stream; {@code &id=} is put behind it
     */
    public Neighbours(int port, int patienceMillis, Supplier<String> streams) {
        this.port = port;
        this.patienceMillis = patienceMillis;
        this.streams = streams;
    }

    /** Lives for so long, or until foreign bytes were found if those are what is looked for. */
    public Neighbours live(Duration time, boolean untilFound) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.execute(() -> {
                while (!stop && System.nanoTime() < end) {
                    connection(end);
                    if (untilFound && !foreign.isEmpty()) {
                        stop = true;
                    }
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a connection hangs");
        }
        return this;
    }

    private void connection(long end) {
        try (RawClient client = new RawClient(port)) {
            client.socket().setSoTimeout(patienceMillis);
            while (!stop && System.nanoTime() < end && stream(client)) {
                for (int i = 0; i < SHORT_REQUESTS; i++) {
                    if (!shortRequest(client)) {
                        return;
                    }
                }
            }
        } catch (SocketTimeoutException e) {
            hung.incrementAndGet();
        } catch (IOException e) {
            // the stream broke off, as it may
        }
    }

    /** Whether the connection can be used again. */
    private boolean stream(RawClient client) throws IOException {
        String id = "<" + ids.incrementAndGet() + ">";
        client.request("GET", streams.get() + "&id=" + id.substring(1, id.length() - 1));
        RawClient.Head head = client.readHead();
        streamed.incrementAndGet();
        StringBuilder text = new StringBuilder();
        boolean kill = ThreadLocalRandom.current().nextInt(4) == 0;
        try {
            if (!head.isChunked()) {
                client.readBody(head);
                return true;
            }
            for (byte[] chunk = client.readChunk(); chunk.length > 0; chunk = client.readChunk()) {
                text.append(new String(chunk, StandardCharsets.UTF_8));
                if (kill) {
                    client.reset();
                    return false;
                }
            }
            return true;
        } finally {
            check(id, text.toString());
        }
    }

    private boolean shortRequest(RawClient client) throws IOException {
        String id = "[" + ids.incrementAndGet() + "]";
        client.request("GET", "/short?id=" + id.substring(1, id.length() - 1));
        try {
            RawClient.Answer answer = client.readAnswer();
            if (!answer.body().equals(id)) {
                foreign.add("short " + id + " got: " + shortened(answer.body()));
                return false;
            }
            answered.incrementAndGet();
            return "keep-alive".equals(answer.head().header("Connection").orElse("keep-alive"));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException | StringIndexOutOfBoundsException e) {
            foreign.add("short " + id + " got what is no answer: " + e.getMessage());
            return false;
        }
    }

    /** Looks at what a stream brought besides its own id; a line that broke off is no whole one. */
    private void check(String id, String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        String rest = whole.replace(id, "");
        int strange = Math.max(rest.indexOf('<'), rest.indexOf('['));
        if (strange >= 0) {
            foreign.add("stream " + id + " got: "
                    + rest.substring(Math.max(0, strange - 100), Math.min(rest.length(), strange + 200)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    /** Bytes that came to somebody they were not for. */
    public List<String> foreign() {
        return new ArrayList<>(foreign);
    }

    /** Streams whose head was read. */
    public int streamed() {
        return streamed.get();
    }

    /** Connections that waited in vain. */
    public int hung() {
        return hung.get();
    }

    /** Short requests that were answered with their own id. */
    public int answered() {
        return answered.get();
    }
}
