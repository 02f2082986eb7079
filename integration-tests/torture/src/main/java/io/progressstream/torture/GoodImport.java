package io.progressstream.torture;

import io.progressstream.examples.imports.SampleFile;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.MultipartBody;
import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * An import of the example's, followed to its end on one connection.
 *
 * @param kept the words of its kept records, in their order; the time that its outcome tells is left out
 */
public record GoodImport(List<String> kept) {
    /** What an import may take beyond the time of its rows. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Imports a made-up file; each row takes so many microseconds.
     *
     * @throws IOException if it has no outcome a minute after it could have, or its stream is not as it must be
     */
    public static GoodImport run(int port, int rows, int micros) throws IOException {
        try (RawClient client = new RawClient(port)) {
            long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos((long) rows * micros) + PATIENCE.toNanos();
            post(client, rows, micros);
            return new GoodImport(keptOf(read(new LineReader(client), end)));
        }
    }

    /** Sends the request of such an import. */
    public static void post(RawClient client, int rows, int micros) throws IOException {
        StringBuilder rowsOfFile = new StringBuilder();
        new SampleFile(rows).writeTo(rowsOfFile);
        new MultipartBody().file("file", "orders.csv", rowsOfFile.toString()).post(client, "/imports?delay=" + micros);
    }

    private static List<JsonNode> read(LineReader lines, long end) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        JsonNode record;
        do {
            record = lines.next();
            records.add(record);
            if (System.nanoTime() - end > 0) {
                throw new IOException("The good import has no outcome in time; it has come to " + record);
            }
        } while (!record.has("Outcome"));
        if (!lines.rest().isEmpty()) {
            throw new IOException("Something comes after the outcome of the good import");
        }
        return records;
    }

    private static List<String> keptOf(List<JsonNode> records) throws IOException {
        List<String> kept = new ArrayList<>();
        for (JsonNode record : records) {
            if (record.has("seq")) {
                if (record.get("seq").asInt() != kept.size() + 1) {
                    throw new IOException("A record is missing before " + record);
                }
                kept.add(words(record));
            }
        }
        return kept;
    }

    private static String words(JsonNode record) {
        StringBuilder words = new StringBuilder();
        for (String key : List.of("Operation", "Line", "Error", "Information", "Outcome", "ok", "bad", "result")) {
            if (record.has(key)) {
                words.append(key).append('=').append(record.get(key)).append(' ');
            }
        }
        return words.toString();
    }

    /** How many records this one has that another one has not at their places, or the other way round. */
    public int differences(GoodImport other) {
        int different = Math.abs(kept.size() - other.kept.size());
        for (int i = 0; i < Math.min(kept.size(), other.kept.size()); i++) {
            if (!kept.get(i).equals(other.kept.get(i))) {
                different++;
            }
        }
        return different;
    }
}
