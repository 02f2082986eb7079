package io.progressstream.spring.context;

import io.micrometer.context.ContextSnapshotFactory;
import java.util.function.UnaryOperator;

/** All thread locals of the registry of context-propagation. */
final class SnapshotCarrier {
    private SnapshotCarrier() {}

    static UnaryOperator<Runnable> create() {
        ContextSnapshotFactory snapshots =
                ContextSnapshotFactory.builder().clearMissing(true).build();
        return work -> snapshots.captureAll().wrap(work);
    }
}
