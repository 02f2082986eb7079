package io.progressstream.torture.reuse;

import io.progressstream.torture.Http2Connection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** A connection of HTTP/2 in the clear: several streams at a time, short requests between them. */
final class Http2 implements Connection {
    private static final int AT_ONCE = 4;
    private static final int SHORT_REQUESTS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final int port;
    private final Mail mail;

    /** Connects. */
    Http2(int port, Mail mail) throws IOException, InterruptedException {
        this.port = port;
        this.mail = mail;
        this.client = Http2Connection.open(port);
    }

    @Override
    public boolean round() throws IOException, InterruptedException {
        CompletableFuture<?>[] streams = new CompletableFuture<?>[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            long id = mail.nextId();
            streams[i] = client.sendAsync(
                            get(DyingStreams.oneOfAll() + "&id=" + id), HttpResponse.BodyHandlers.ofInputStream())
                    .thenAcceptAsync(answer -> read(id, answer.body()))
                    .exceptionally(broken -> null);
        }
        for (int i = 0; i < SHORT_REQUESTS; i++) {
            long id = mail.nextId();
            HttpResponse<String> answer = client.send(get("/short?id=" + id), HttpResponse.BodyHandlers.ofString());
            mail.answered(id, answer.body());
        }
        CompletableFuture.allOf(streams).join();
        return true;
    }

    private void read(long id, InputStream body) {
        boolean kill = ThreadLocalRandom.current().nextInt(4) == 0;
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try (body) {
            for (int read = body.read(buffer); read >= 0 && !(kill && text.length() > 0); read = body.read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // It was ended, as it may be.
        } finally {
            mail.streamed(id, text.toString());
        }
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
