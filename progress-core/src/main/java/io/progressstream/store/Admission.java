package io.progressstream.store;

import java.time.Duration;

/** What a store answers to a new operation. */
public sealed interface Admission {

    /** It was taken in, and can be written. */
    record Admitted(Journal journal) implements Admission {}

    /** The same owner has started it before, with the same key and for the same request. */
    record Known(StoredOperation operation) implements Admission {}

    /** The same owner has used the key for another request. */
    record KeyReused() implements Admission {}

    /** The same owner has started it before, and it is not stored any more. */
    record KeySpent() implements Admission {}

    /** Another operation works on what this one wants for itself. */
    record Occupied(StoredOperation by) implements Admission {}

    /**
     * There is no room for it.
     *
     * @param scope who has used it up
     * @param reason in words for people
     * @param retryAfter when it makes sense to try again
     */
    record Full(Scope scope, String reason, Duration retryAfter) implements Admission {}

    /** Whose bound was reached. */
    enum Scope {
        /** That of one owner. */
        OWNER,
        /** That of all. */
        ALL
    }
}
