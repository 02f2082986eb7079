package io.progressstream.operation;

import io.progressstream.store.Frame;
import java.util.Optional;

/**
 * One reader of an operation, with its own cursor. It pulls: the engine keeps no queue for it, so a slow one costs nothing and
 * sees fewer progress records.
 *
 * <p><b>Threads.</b> {@link #poll} must not be called by two threads at once; the others may be called from anywhere.
 */
public interface Follower extends AutoCloseable {

    /**
     * The next record to send, or empty when there is none now: then {@link FollowerListener#available} will be called when there
     * is. Never waits. Asking for a frame says that the one before was taken.
     */
    Optional<Frame> poll();

    /** Whether {@link #poll} has handed out the outcome, or the end of a lap: nothing comes after it. */
    boolean isEnded();

    /** The number of the newest kept record that was handed out, or the cursor that the follower began with. */
    long cursor();

    /** Leaves. Nothing is handed out and nobody is called afterwards, but for a call that is under way. May be repeated. */
    @Override
    void close();
}
