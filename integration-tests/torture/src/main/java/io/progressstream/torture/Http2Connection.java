package io.progressstream.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Clients that speak HTTP/2 in the clear. */
public final class Http2Connection {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Http2Connection() {}

    /** One with a connection of its own, which a first short request has moved to HTTP/2. It is closed when nobody refers to its client any more. */
    public static HttpClient open(int port) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest first = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/short?id=0"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<Void> answer = client.send(first, HttpResponse.BodyHandlers.discarding());
        if (answer.version() != HttpClient.Version.HTTP_2) {
            throw new IOException("This is " + answer.version());
        }
        return client;
    }
}
