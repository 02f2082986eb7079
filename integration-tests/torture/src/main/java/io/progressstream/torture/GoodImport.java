package io.progressstream.torture;

import io.progressstream.examples.imports.SampleFile;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.MultipartBody;
import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An import of the example's, followed to its end on one connection.
 *
 * @param kept the words of its kept records, in their order; the time that its outcome tells is left out
 */
public record GoodImport(List<String> kept) {
    /** Imports a made-up file; each row takes so many microseconds. */
    public static GoodImport run(int port, int rows, int micros) throws IOException {
        try (RawClient client = new RawClient(port)) {
            post(client, rows, micros);
            return new GoodImport(keptOf(new LineReader(client).rest()));
        }
    }

    /** Sends the request of such an import. */
    public static void post(RawClient client, int rows, int micros) throws IOException {
        StringBuilder rowsOfFile = new StringBuilder();
        new SampleFile(rows).writeTo(rowsOfFile);
        new MultipartBody().file("file", "orders.csv", rowsOfFile.toString()).post(client, "/imports?delay=" + micros);
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
        if (records.isEmpty() || !records.get(records.size() - 1).has("Outcome")) {
            throw new IOException("There is no outcome");
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
