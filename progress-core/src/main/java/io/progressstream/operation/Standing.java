package io.progressstream.operation;

import io.progressstream.OperationState;
import io.progressstream.record.StateRecord;
import io.progressstream.store.Frame;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is told of where an operation stands: its life, and what people should know of it besides. Thread-safe. */
final class Standing {
    private final LifeCycle life;
    private final LineEncoder encoder;
    private volatile boolean stuck;
    private volatile @Nullable Long retry;
    private volatile @Nullable Frame frame;
    private final AtomicLong version = new AtomicLong();

    Standing(LifeCycle life, LineEncoder encoder) {
        this.life = life;
        this.encoder = encoder;
    }

    OperationState state() {
        OperationState state = life.state();
        if (state != OperationState.RUNNING) {
            return state;
        }
        return retry != null ? OperationState.MOVING : stuck ? OperationState.STUCK : state;
    }

    /** Answers whether that is news. */
    boolean stuck(boolean value) {
        boolean news = stuck != value;
        stuck = value;
        return news;
    }

    boolean isStuck() {
        return stuck;
    }

    /** The server shuts down; followers whose stream breaks off should come back after so many milliseconds. */
    void moving(long retryMillis) {
        retry = retryMillis;
    }

    /** Makes a record of it; not after the end, which the outcome tells. */
    void tell() {
        OperationState state = state();
        if (state != OperationState.ENDED) {
            version.incrementAndGet();
            frame = encoder.passing(new StateRecord(state, life.isCancellable(), retry));
        }
    }

    /** Rises with each change that was told. */
    long version() {
        return version.get();
    }

    /** The newest record; null: nothing has changed yet. */
    @Nullable
    Frame frame() {
        return frame;
    }
}
