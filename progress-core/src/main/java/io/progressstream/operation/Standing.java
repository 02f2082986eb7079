package io.progressstream.operation;

import io.progressstream.OperationState;
import io.progressstream.record.StateRecord;
import io.progressstream.store.Frame;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is told of where an operation stands: its life, and what people should know of it besides. Thread-safe. */
final class Standing {
    private final ReentrantLock lock = new ReentrantLock();
    private final LifeCycle life;
    private final LineEncoder encoder;
    private volatile boolean stuck;
    private volatile @Nullable Long retry;
    private volatile @Nullable Frame frame;
    private volatile long version;

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
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void tell() {
        lock.lock(); // from the look to the record: an older look must not be the last one told
        try {
            OperationState state = state();
            if (state != OperationState.ENDED) {
                frame = encoder.passing(new StateRecord(state, life.isCancellable(), retry));
                version++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Rises with each change that was told. */
    long version() {
        return version;
    }

    /** The newest record; null: nothing has changed yet. */
    @Nullable
    Frame frame() {
        return frame;
    }
}
