package io.progressstream.integration.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/** Sends requests over a socket, with headers that are the same for all of them, and with the cookies that it was given, as a browser does. */
public final class Client {
    private final HttpClient http;
    private final Function<String, URI> uris;
    private final String[] headers;

    private Client(HttpClient http, Function<String, URI> uris, String... headers) {
        this.http = http;
        this.uris = uris;
        this.headers = headers;
    }

    /** A client of the server at this address. */
    public static Client of(String address) {
        return to(path -> URI.create(address + path));
    }

    /** A client that nobody knows yet. */
    static Client to(Function<String, URI> uris) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        return new Client(http, uris);
    }

    /** The same client, which says so much more in each request. */
    public Client with(String header, String value) {
        String[] more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = header;
        more[headers.length + 1] = value;
        return new Client(http, uris, more);
    }

    public Reply post(String path) throws IOException, InterruptedException {
        return post(path, BodyPublishers.noBody());
    }

    public Reply post(String path, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).POST(body));
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Reply delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    public Reply options(String path) throws IOException, InterruptedException {
        return send(request(path).method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uris.apply(path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        return new Reply(response);
    }
}
