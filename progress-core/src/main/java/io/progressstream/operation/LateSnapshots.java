package io.progressstream.operation;

import io.progressstream.store.Snapshots;
import java.util.concurrent.CompletableFuture;

/** The snapshots of an operation that is about to begin: nobody asks before it is there. */
record LateSnapshots(CompletableFuture<RunningOperation> operation) implements Snapshots {

    @Override
    public byte[] line() {
        return operation.join().line();
    }

    @Override
    public byte[] document() {
        return operation.join().document();
    }
}
