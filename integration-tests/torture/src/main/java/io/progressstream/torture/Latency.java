package io.progressstream.torture;

import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * How long lines took from the work to a client.
 *
 * @param sorted nanoseconds, ascending
 */
public record Latency(List<Long> sorted) {

    /** That of an operation whose lines are times, from the request to follow it to its end. */
    public static Latency ofProbe(int port, String id) throws IOException {
        List<Long> nanos = new ArrayList<>();
        try (RawClient client = new RawClient(port)) {
            long begun = System.nanoTime();
            client.request("GET", "/progress/" + id);
            LineReader lines = new LineReader(client);
            for (JsonNode record = lines.next(); !record.has("Outcome"); record = lines.next()) {
                long told = record.path("Line").asLong(0);
                if (told > begun) {
                    nanos.add(System.nanoTime() - told);
                }
            }
        }
        if (nanos.isEmpty()) {
            throw new IOException("No line was said while operation " + id + " was followed");
        }
        nanos.sort(null);
        return new Latency(nanos);
    }

    /** The 99th percentile in milliseconds. */
    public double p99Millis() {
        return sorted.get(sorted.size() * 99 / 100) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
