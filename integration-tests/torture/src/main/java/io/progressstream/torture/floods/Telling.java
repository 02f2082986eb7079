package io.progressstream.torture.floods;

import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a follower was told of an operation, from its start to its end.
 *
 * @param kept records that came
 * @param announced records that were said not to come
 * @param outcome kind of the one outcome
 */
record Telling(long kept, long announced, String outcome) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Starts a work and follows it.
     *
     * @throws IOException if the stream breaks off, a record is missing without a word, anything comes after the outcome, or a failure that is told
     *     before anything was sent is not told as a problem (RFC 9457)
     */
    static Telling of(int port, HardWork work, int size) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.socket().setSoTimeout(60_000);
            client.request("POST", "/hard?work=" + work.name() + "&size=" + size, "Content-Length: 0");
            LineReader lines = new LineReader(client);
            if (lines.head().status() == 500) {
                checkProblem(lines.head(), client.readBody(lines.head()));
                return new Telling(0, 0, "failed"); // So early that nothing had been sent.
            }
            long kept = 0;
            long announced = 0;
            for (; ; ) {
                JsonNode record = lines.next();
                JsonNode gap = record.path("gap");
                if (gap.has("from")) {
                    check(gap.get("from").asLong() == kept + announced + 1, record);
                    announced += gap.get("to").asLong() - gap.get("from").asLong() + 1;
                } else if (record.has("seq")) {
                    kept++;
                    check(record.get("seq").asLong() == kept + announced, record);
                }
                if (record.has("Outcome")) {
                    if (!lines.rest().isEmpty()) {
                        throw new IOException("Something comes after the outcome of " + work);
                    }
                    return new Telling(kept, announced, record.get("Outcome").asString());
                }
            }
        }
    }

    private static void checkProblem(RawClient.Head head, byte[] body) throws IOException {
        JsonNode problem = JSON.readTree(body);
        boolean isProblem = head.header("Content-Type").orElse("").startsWith("application/problem+json")
                && problem.path("status").asInt(0) == head.status()
                && !problem.path("title").asString("").isEmpty();
        if (!isProblem) {
            throw new IOException("A " + head.status() + " has no problem details: " + problem);
        }
    }

    private static void check(boolean dense, JsonNode record) throws IOException {
        if (!dense) {
            throw new IOException("Records are missing before " + record);
        }
    }
}
