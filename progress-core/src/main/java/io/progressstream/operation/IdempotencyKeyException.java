package io.progressstream.operation;

/** Nothing can be started with this idempotency key any more. */
public final class IdempotencyKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean reused;

    private IdempotencyKeyException(String message, boolean reused) {
        super(message);
        this.reused = reused;
    }

    static IdempotencyKeyException reused() {
        return new IdempotencyKeyException("This idempotency key was used for another request", true);
    }

    static IdempotencyKeyException spent() {
        return new IdempotencyKeyException(
                "This request was carried out before, and what came of it is not stored any more", false);
    }

    /** Whether the key was used for another request; if not, for this one, but what came of it is forgotten. */
    public boolean isReused() {
        return reused;
    }
}
