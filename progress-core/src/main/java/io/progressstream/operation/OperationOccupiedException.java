package io.progressstream.operation;

/** Another operation runs that is exclusive under the same name. */
public final class OperationOccupiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Operation by;

    OperationOccupiedException(Operation by) {
        super("Operation " + by.id() + " has it for itself");
        this.by = by;
    }

    /** The operation that runs, or has just ended. It may belong to somebody else. */
    public Operation by() {
        return by;
    }
}
