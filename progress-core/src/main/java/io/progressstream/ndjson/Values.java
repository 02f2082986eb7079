package io.progressstream.ndjson;

import io.progressstream.record.RawJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the application's values into a record, if they fit. Holds no more than a value's limit, however large the value is. */
final class Values {
    /** How deep a record nests. */
    private static final int MAX_DEPTH = 500;

    /** The objects around a value at most: those of an outcome, of its snapshot, and of the record. */
    private static final int AROUND = 3;

    private final JsonBuffer out;
    private int start;
    private int limit;
    private long dropped;

    Values(JsonBuffer out) {
        this.out = out;
    }

    /**
     * Writes a key and its value, or nothing where the value has more bytes than the limit.
     *
     * @return the bytes of the value that was left out; 0: it was written
     * @throws IllegalArgumentException if it is no value that a record can hold, or nested deeper than 497
     */
    long write(byte[] key, @Nullable Object value, int maxBytes) {
        int before = out.length();
        out.key(key);
        start = out.length();
        limit = maxBytes;
        dropped = 0;
        value(value, AROUND);
        long size = dropped + out.length() - start;
        if (size <= maxBytes) {
            return 0;
        }
        out.truncate(before);
        return size;
    }

    private void value(@Nullable Object value, int depth) {
        if (value == null) {
            out.json(Words.NULL);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof RawJson json) {
            check(depth + json.depth());
            raw(json);
        } else if (value instanceof Boolean truth) {
            out.json(truth ? Words.TRUE : Words.FALSE);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            map(map, deeper(depth));
        } else if (value instanceof List<?> list) {
            list(list, deeper(depth));
        } else {
            throw new IllegalArgumentException(
                    "a record cannot hold a " + value.getClass().getName() + ": encode it with a PayloadCodec first");
        }
        forgetWhatCannotFit();
    }

    private static int deeper(int depth) {
        check(depth + 1);
        return depth + 1;
    }

    private static void check(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a value of a record nests deeper than " + (MAX_DEPTH - AROUND));
        }
    }

    private void text(String text) {
        if (text.length() <= limit) {
            out.string(text);
        } else {
            out.string("");
            dropped += Texts.jsonLength(text);
        }
    }

    private void raw(RawJson json) {
        if (json.length() <= limit) {
            out.json(json.bytes());
        } else {
            out.json(Words.NULL);
            dropped += json.length() - Words.NULL.length;
        }
    }

    private void number(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.number(number.longValue());
        } else if (number instanceof BigInteger || number instanceof BigDecimal) {
            out.json(number.toString().getBytes(StandardCharsets.US_ASCII));
        } else if (Double.isFinite(number.doubleValue())) {
            out.json(Double.toString(number.doubleValue()).getBytes(StandardCharsets.US_ASCII));
        } else {
            out.string(number.toString());
        }
    }

    private void map(Map<?, ?> map, int depth) {
        out.startObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            text(name);
            out.colon();
            value(entry.getValue(), depth);
        }
        out.endObject();
    }

    private void list(List<?> list, int depth) {
        out.startArray();
        for (Object element : list) {
            value(element, depth);
        }
        out.endArray();
    }

    private void forgetWhatCannotFit() {
        int size = out.length() - start;
        if (size > limit) {
            out.truncateToLast(start);
            dropped += size - 1;
        }
    }
}
