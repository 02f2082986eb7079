package io.progressstream.operation;

import io.progressstream.store.Admission.Scope;
import java.time.Duration;

/** There is no room for another operation now: as many run as may, or the engine shuts down. */
public final class OperationRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Scope scope;
    private final String reason;
    private final transient Duration retryAfter;

    OperationRejectedException(Scope scope, String reason, Duration retryAfter) {
        super(reason);
        this.scope = scope;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    static OperationRejectedException ofAll(String reason, Duration retryAfter) {
        return new OperationRejectedException(Scope.ALL, reason, retryAfter);
    }

    /** Another thread has tried to start the same operation, and was refused. */
    static OperationRejectedException notStarted() {
        return ofAll("The operation could not be started", SOON);
    }

    /** Why, in words for people. */
    @Override
    public String getMessage() {
        return reason;
    }

    /** Whether the owner has used up what is his; if not, there is no room for anybody. */
    public boolean isOfOwner() {
        return scope == Scope.OWNER;
    }

    /** When it makes sense to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
