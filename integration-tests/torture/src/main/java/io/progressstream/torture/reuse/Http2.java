package io.progressstream.torture.reuse;

import io.progressstream.torture.Http2Connection;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/2 in the clear: several streams at a time, short requests between them. */
final class Http2 implements Connection {
    private static final int AT_ONCE = 4;
    private static final int SHORT_REQUESTS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the client of the JDK says of a stream that was reset, or of a connection that was closed. */
    private static final List<String> ENDS = List.of("RST_STREAM", "GOAWAY", "Connection reset", "EOF reached");

    private final HttpClient client;
    private final int port;
    private final Mail mail;
    private final Supplier<String> streams;

    /**
     * Connects.
     *
     * @param streams makes the target of the next stream; {@code &id=} is put behind it
     */
    Http2(int port, Mail mail, Supplier<String> streams) throws IOException, InterruptedException {
        this.port = port;
        this.mail = mail;
        this.streams = streams;
        this.client = Http2Connection.open(port);
    }

    @Override
    public boolean round() throws IOException, InterruptedException {
        CompletableFuture<?>[] all = new CompletableFuture<?>[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            long id = mail.nextId();
            all[i] = client.sendAsync(get(streams.get() + "&id=" + id), HttpResponse.BodyHandlers.ofInputStream())
                    .thenAcceptAsync(answer -> read(id, answer))
                    .exceptionally(this::withoutHead);
        }
        boolean open = true;
        for (int i = 0; open && i < SHORT_REQUESTS; i++) {
            open = shortRequest();
        }
        CompletableFuture.allOf(all).join();
        return open;
    }

    private @Nullable Void withoutHead(Throwable wrapped) {
        Throwable cause = wrapped.getCause();
        Throwable failure = wrapped instanceof CompletionException && cause != null ? cause : wrapped;
        if (failure instanceof HttpTimeoutException) {
            mail.hung();
        } else if (isEnd(failure)) {
            mail.cut();
        } else {
            mail.foreign("there came no head: " + failure);
        }
        return null;
    }

    private boolean shortRequest() throws HttpTimeoutException, InterruptedException {
        long id = mail.nextId();
        try {
            HttpResponse<String> answer = client.send(get("/short?id=" + id), HttpResponse.BodyHandlers.ofString());
            return mail.answered(id, answer.statusCode(), answer.body());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (isEnd(e)) {
                mail.broken();
            } else {
                mail.foreign("the short answer " + id + " was none: " + e);
            }
            return false;
        }
    }

    private void read(long id, HttpResponse<InputStream> answer) {
        boolean kill = ThreadLocalRandom.current().nextInt(4) == 0;
        boolean ended = false;
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try (InputStream body = answer.body()) {
            int read = body.read(buffer);
            while (read >= 0 && !(kill && text.length() > 0)) {
                text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                read = body.read(buffer);
            }
            ended = read < 0;
        } catch (IOException e) {
            if (!isEnd(e)) {
                mail.foreign("the stream " + id + " broke off: " + e);
            }
        } finally {
            mail.streamed(id, answer.statusCode(), text.toString(), ended);
        }
    }

    /** Whether the client of the JDK says by that that a stream or the connection was ended, rather than that it could not understand what came. */
    private static boolean isEnd(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException
                    || cause instanceof SocketException
                    || cause instanceof ClosedChannelException) {
                return true;
            }
            all.append(cause.getMessage()).append(' ');
        }
        String said = all.toString();
        return failure instanceof IOException && ENDS.stream().anyMatch(said::contains);
    }

    private HttpRequest get(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .timeout(PATIENCE)
                .build();
    }

    /** Nothing: the connection is closed with its client, which nobody refers to any more. */
    @Override
    public void close() {}
}
