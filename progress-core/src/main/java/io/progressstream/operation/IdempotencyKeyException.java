package io.progressstream.operation;

/** Nothing can be started with this idempotency key any more. */
public final class IdempotencyKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean reused;

    private IdempotencyKeyException(String reason, boolean reused) {
        super(reason);
        this.reason = reason;
        this.reused = reused;
    }

    static IdempotencyKeyException reused() {
        return new IdempotencyKeyException("This idempotency key was used for another request", true);
    }

    static IdempotencyKeyException spent() {
        return new IdempotencyKeyException(
                "This request was carried out before, and what came of it is not stored any more", false);
    }

    /** Why, in words for people. */
    @Override
    public String getMessage() {
        return reason;
    }

    /** Whether the key was used for another request; if not, for this one, but what came of it is forgotten. */
    public boolean isReused() {
        return reused;
    }
}
