package io.progressstream.operation;

import java.time.Duration;

/** There is no room for another operation now: the engine runs as many as it may, or it shuts down. */
public final class OperationRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient Duration retryAfter;

    OperationRejectedException(String reason, Duration retryAfter) {
        super(reason);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** Why, in words for people. */
    @Override
    public String getMessage() {
        return reason;
    }

    /** When it makes sense to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
