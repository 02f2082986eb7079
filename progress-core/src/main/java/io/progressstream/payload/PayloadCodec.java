package io.progressstream.payload;

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
}
