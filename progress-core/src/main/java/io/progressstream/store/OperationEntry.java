package io.progressstream.store;

import java.util.Objects;
import java.util.Optional;

/**
 * What a store knows of an operation before its first record.
 *
 * @param id unique and unguessable
 * @param name for people
 * @param owner whom it belongs to; empty: nobody in particular
 * @param key under which it may be started once; empty: any number of times. Keys of different owners are different keys
 * @param exclusive name of what only one running operation may work on at a time, whoever owns it; empty: anything
 */
public record OperationEntry(
        String id, String name, Optional<String> owner, Optional<IdempotencyKey> key, Optional<String> exclusive) {
    /** Checks. */
    public OperationEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
