package io.progressstream.integration.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer whose lines can be taken as they come. Closing it closes the connection. */
public final class Reply implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    Reply(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "reader of " + response.uri());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(new Line(line));
            }
            events.add(new End());
        } catch (IOException e) {
            events.add(new Broken(e));
        }
    }

    public int status() {
        return response.statusCode();
    }

    /** A header, or empty text. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next record, as soon as it has come. */
    public JsonNode next() throws InterruptedException {
        if (take() instanceof Line line) {
            return JSON.readTree(line.text);
        }
        throw new AssertionError("The stream ended although a record was expected");
    }

    /** The next record that has this key; those before it are skipped. */
    public JsonNode next(String key) throws InterruptedException {
        JsonNode record = next();
        while (!record.has(key)) {
            record = next();
        }
        return record;
    }

    /** All records up to the proper end of the body. */
    public List<JsonNode> rest() throws InterruptedException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : lines()) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    /** The whole body as JSON. */
    public JsonNode json() throws InterruptedException {
        return JSON.readTree(text());
    }

    /** The whole body, whose lines end with a line feed here. */
    public String text() throws InterruptedException {
        return String.join("\n", lines());
    }

    private List<String> lines() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        while (take() instanceof Line line) {
            lines.add(line.text);
        }
        return lines;
    }

    private Event take() throws InterruptedException {
        Event event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("Nothing came within 20 s");
        }
        if (event instanceof Broken broken) {
            throw new UncheckedIOException("The connection broke", broken.cause);
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    private sealed interface Event {}

    private record Line(String text) implements Event {}

    private record End() implements Event {}

    private record Broken(IOException cause) implements Event {}
}
