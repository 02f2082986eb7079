package io.progressstream.record;

import java.util.Objects;

/**
 * Where the operation stands: the first record of every stream that joins later.
 *
 * @param snapshot where it stands
 */
public record SnapshotRecord(Snapshot snapshot) implements PassingRecord {
    /** Checks. */
    public SnapshotRecord {
        Objects.requireNonNull(snapshot, "snapshot");
    }
}
