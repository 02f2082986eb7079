package io.progressstream.benchmarks.client;

import java.nio.charset.StandardCharsets;

/**
 * Counts the records of a body as they come: the objects of NDJSON and the data of server-sent events, each on a line. The names, numbers and
 * ends of events are not counted.
 */
final class Records {
    private static final byte[] LINE = "\"Line\":\"".getBytes(StandardCharsets.US_ASCII);

    private long records;
    private long lines;
    private boolean isBegun;
    private boolean isRecord;
    private int matched;

    void take(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte b) {
        if (b == '\n') {
            end();
            return;
        }
        if (!isBegun) {
            isBegun = true;
            isRecord = b == '{' || b == 'd';
        }
        if (matched < LINE.length) {
            matched = b == LINE[matched] ? matched + 1 : b == LINE[0] ? 1 : 0;
        }
    }

    private void end() {
        if (isRecord) {
            records++;
            lines += matched == LINE.length ? 1 : 0;
        }
        isBegun = false;
        isRecord = false;
        matched = 0;
    }

    /** Those that have come to their end. */
    long all() {
        return records;
    }

    /** Those of them that are lines of a work. */
    long lines() {
        return lines;
    }
}
