package io.progressstream.servlet;

import io.progressstream.servlet.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/**
 * Reads one operation over any number of connections, goes on after the newest record that it has, and keeps every line that counts as it came. It
 * checks no line: whether all are there, and once, is for others to compare. One thread.
 */
final class ResumingClient {
    private final String start;
    private final LongFunction<String> cursor;
    private final Runnable told;
    private final int patienceMillis;
    private final List<String> kept = new ArrayList<>();
    private ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private String path;
    private String snapshot = "";
    private long newest;
    private boolean outcome;
    private boolean ended;

    private ResumingClient(String start, String path, LongFunction<String> cursor, Runnable told, int patienceMillis) {
        this.start = start;
        this.path = path;
        this.cursor = cursor;
        this.told = told;
        this.patienceMillis = patienceMillis;
    }

    /** Follows an operation. */
    static ResumingClient of(String id) {
        return mistaken(id, ResumingClient::after);
    }

    /** Follows an operation, and makes this query, instead of the right one, of the number of the newest record. */
    static ResumingClient mistaken(String id, LongFunction<String> cursor) {
        return new ResumingClient("", "/progress/" + id, cursor, () -> {}, 20_000);
    }

    /**
     * Starts an operation, with one key for all attempts, and follows it.
     *
     * @param told is called after each record that counts
     * @param patienceMillis after which it gives up a connection that is silent
     */
    static ResumingClient starting(String target, Runnable told, int patienceMillis) {
        return new ResumingClient(target, "", ResumingClient::after, told, patienceMillis);
    }

    private static String after(long newest) {
        return "?after=" + newest;
    }

    /** Reads over one more connection until the answer ends, or the connection breaks or is silent. */
    void connect(int port) throws IOException {
        rest = new ByteArrayOutputStream();
        try (RawClient client = new RawClient(port)) {
            client.socket().setSoTimeout(patienceMillis);
            if (path.isEmpty()) {
                client.request("POST", start, "Content-Length: 0", "Idempotency-Key: \"" + start + "\"");
            } else {
                client.request("GET", path + cursor.apply(newest));
            }
            read(client);
        } catch (EOFException | SocketException | SocketTimeoutException e) {
            // the connection is lost, and what it told is not
        }
    }

    private void read(RawClient client) throws IOException {
        RawClient.Head head = client.readHead();
        if (head.status() != 200) {
            throw new IllegalStateException("answered " + head.status() + " after " + newest);
        }
        path = "/progress/" + head.header("Progress-Operation").orElseThrow();
        for (byte[] bytes = client.readSome(); bytes.length > 0; bytes = client.readSome()) {
            take(bytes);
        }
        if (!outcome) {
            throw new IllegalStateException("ended in order, without an outcome, after " + newest);
        }
        ended = true;
    }

    private void take(byte[] bytes) {
        for (byte next : bytes) {
            rest.write(next);
            if (next == '\n') {
                line(rest.toString(StandardCharsets.UTF_8));
                rest = new ByteArrayOutputStream();
            }
        }
    }

    private void line(String line) {
        JsonNode record = Served.json(line);
        if (record.has("snapshot")) {
            snapshot = line;
            outcome |= record.get("snapshot").has("outcome");
        }
        if (record.has("gap")) {
            kept.add(line);
        }
        if (record.has("seq")) {
            kept.add(line);
            newest = record.get("seq").asLong();
            told.run();
        }
        outcome |= record.has("Outcome");
    }

    /** The lines that count, each as it came. */
    List<String> kept() {
        return kept;
    }

    /** The last snapshot, as it came. */
    String snapshot() {
        return snapshot;
    }

    /** Whether an answer has ended in order, with an outcome. */
    boolean hasEnded() {
        return ended;
    }
}
