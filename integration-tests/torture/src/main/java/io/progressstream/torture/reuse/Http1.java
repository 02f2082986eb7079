package io.progressstream.torture.reuse;

import io.progressstream.servlet.testing.RawClient;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** A connection of HTTP/1.1: one stream, then some short requests. */
final class Http1 implements Connection {
    private static final int SHORT_REQUESTS = 16;

    private final RawClient client;
    private final Mail mail;
    private final Supplier<String> streams;

    /**
     * Connects.
     *
     * @param patienceMillis how long it waits for the next byte
     * @param streams makes the target of the next stream; {@code &id=} is put behind it
     */
    Http1(int port, Mail mail, int patienceMillis, Supplier<String> streams) throws IOException {
        this.client = new RawClient(port);
        this.mail = mail;
        this.streams = streams;
        client.socket().setSoTimeout(patienceMillis);
    }

    @Override
    public boolean round() throws IOException {
        try {
            boolean open = stream();
            for (int i = 0; open && i < SHORT_REQUESTS; i++) {
                open = shortRequest();
            }
            return open;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            mail.foreign("there came what is no answer: " + e.getMessage());
            return false;
        }
    }

    private boolean stream() throws IOException {
        long id = mail.nextId();
        client.request("GET", streams.get() + "&id=" + id);
        RawClient.Head head;
        try {
            head = client.readHead();
        } catch (EOFException | SocketException e) {
            mail.cut();
            return false;
        }
        if (!head.isChunked()) {
            mail.streamed(id, head.status(), new String(client.readBody(head), StandardCharsets.UTF_8), true);
            return isKept(head);
        }
        boolean kill = ThreadLocalRandom.current().nextInt(4) == 0;
        boolean ended = false;
        StringBuilder text = new StringBuilder();
        try {
            for (byte[] some = client.readSome(); some.length > 0; some = client.readSome()) {
                text.append(new String(some, StandardCharsets.UTF_8));
                if (kill) {
                    client.reset();
                    return false;
                }
            }
            ended = true;
            return isKept(head);
        } catch (EOFException | SocketException e) {
            return false;
        } finally {
            mail.streamed(id, head.status(), text.toString(), ended);
        }
    }

    private boolean shortRequest() throws IOException {
        long id = mail.nextId();
        try {
            client.request("GET", "/short?id=" + id);
            RawClient.Answer answer = client.readAnswer();
            return mail.answered(id, answer.status(), answer.body()) && isKept(answer.head());
        } catch (EOFException | SocketException e) {
            mail.broken();
            return false;
        }
    }

    /** Whether the server has not said that it closes the connection. */
    private static boolean isKept(RawClient.Head head) {
        return "keep-alive".equalsIgnoreCase(head.header("Connection").orElse("keep-alive"));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
