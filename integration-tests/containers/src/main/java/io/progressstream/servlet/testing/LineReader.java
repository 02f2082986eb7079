package io.progressstream.servlet.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the records of a stream one by one, as soon as they are there. */
public final class LineReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RawClient client;
    private final RawClient.Head head;
    private byte[] left = new byte[0];
    private boolean ended;

    /** Reads the head of the answer. */
    public LineReader(RawClient client) throws IOException {
        this.client = client;
        this.head = client.readHead();
    }

    /** The head of the answer. */
    public RawClient.Head head() {
        return head;
    }

    /** Whether the answer has come to its end in order. */
    public boolean isEnded() {
        return ended;
    }

    /**
     * The next record.
     *
     * @throws EOFException if there is none, because the answer has come to its end in order, or broke off
     */
    public JsonNode next() throws IOException {
        for (; ; ) {
            for (int i = 0; i < left.length; i++) {
                if (left[i] == '\n') {
                    String line = new String(left, 0, i, StandardCharsets.UTF_8);
                    byte[] rest = new byte[left.length - i - 1];
                    System.arraycopy(left, i + 1, rest, 0, rest.length);
                    left = rest;
                    return JSON.readTree(line);
                }
            }
            byte[] some = client.readSome();
            if (some.length == 0) {
                ended = true;
                throw new EOFException("the answer has ended");
            }
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(left);
            both.writeBytes(some);
            left = both.toByteArray();
        }
    }

    /** Reads on to the next record that has this key. */
    public JsonNode nextWith(String key) throws IOException {
        JsonNode record = next();
        while (!record.has(key)) {
            record = next();
        }
        return record;
    }

    /** All records to the end of the answer, which must be in order. */
    public List<JsonNode> rest() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try {
            for (; ; ) {
                records.add(next());
            }
        } catch (EOFException e) {
            if (!ended || left.length > 0) {
                throw e;
            }
        }
        return records;
    }
}
