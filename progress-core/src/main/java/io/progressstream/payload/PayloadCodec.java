package io.progressstream.payload;

import io.progressstream.record.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of the application as JSON: results, arguments, places of errors, members of problems.
 *
 * <p><b>Threads.</b> Called by many threads at once, always by the one whose value it is and never under a lock.
 */
@FunctionalInterface
public interface PayloadCodec {

    /**
     * The value as one JSON value in UTF-8. The array is the caller's from then on.
     *
     * @throws PayloadException if the value cannot be written as JSON
     */
    byte[] encode(@Nullable Object value);

    /**
     * A value that a record may hold. Text, {@code true} and {@code false} stay what they are, all else is encoded now.
     *
     * @throws PayloadException if the value cannot be written as JSON
     */
    default Object toRecordValue(Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof RawJson
                ? value
                : RawJson.of(encode(value));
    }

    /**
     * Values that a record may hold, in the same order; see {@link #toRecordValue}.
     *
     * @throws PayloadException if one of them cannot be written as JSON
     */
    default Map<String, @Nullable Object> toRecordValues(Map<String, Object> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> encoded = new LinkedHashMap<>();
        values.forEach((name, value) -> encoded.put(name, toRecordValue(value)));
        return encoded;
    }
}
