package io.progressstream.payload;

import org.jspecify.annotations.Nullable;

/** A value of the application cannot be written as JSON. The message is for the server's log, not for users. */
public final class PayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The value that could not be written, and why. */
    public PayloadException(@Nullable Object value, Throwable cause) {
        super("cannot be written as JSON: a value of " + typeOf(value) + ": " + cause.getMessage(), cause);
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}
