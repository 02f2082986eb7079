package io.progressstream.operation;

import io.progressstream.store.Frame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A follower: a number in the log, the version of the newest passing record it has seen, and nothing else that grows. {@link #poll}
 * runs on one thread at a time; what other threads look at is volatile.
 */
final class Cursor implements Follower {
    /** Kept records in a row, after which passing ones get their turn. */
    private static final int FAIR = 64;

    private final Following operation;
    private final FollowerListener listener;
    private final AtomicBoolean waiting = new AtomicBoolean(true);
    private final AtomicReference<@Nullable Frame> beat = new AtomicReference<>();

    private final long joined;
    private final long lapNanos;

    private @Nullable Frame first;
    private int inARow;
    private long seenPassing;
    private @Nullable Frame seenState;

    private volatile long cursor;
    private volatile boolean ended;
    private volatile boolean closed;
    private volatile boolean stalled;
    private volatile boolean lapOver;
    private volatile long lastPoll;

    /**
     * Joins.
     *
     * @param seen what it knows already
     * @param lapNanos after which it ends, to be continued
     */
    Cursor(Following operation, FollowerListener listener, long after, Seen seen, long lapNanos) {
        this.operation = operation;
        this.listener = listener;
        this.cursor = after;
        this.first = seen.snapshot();
        this.seenPassing = seen.passing();
        this.seenState = seen.state();
        this.joined = operation.now();
        this.lapNanos = lapNanos;
        this.lastPoll = joined;
    }

    @Override
    public Optional<Frame> poll() {
        Frame frame = take();
        if (frame == null && !ended && !waiting.getAndSet(true)) {
            operation.waits();
            // What came between the look and the flag has signalled nobody.
            frame = take();
            if (frame != null) {
                waiting.set(false);
            }
        }
        if (frame == null) {
            return Optional.empty();
        }
        lastPoll = operation.now();
        return Optional.of(frame);
    }

    private @Nullable Frame take() {
        if (closed || ended) {
            return null;
        }
        if (first != null) {
            Frame frame = first;
            first = null;
            ended = operation.isLast(cursor);
            return frame;
        }
        if (lapOver) {
            ended = true;
            return operation.lap(cursor);
        }
        if (inARow < FAIR) {
            Frame frame = kept();
            if (frame != null) {
                inARow++;
                return frame;
            }
        }
        inARow = 0;
        Frame frame = passing();
        return frame != null ? frame : kept();
    }

    private @Nullable Frame kept() {
        Frame frame = operation.after(cursor);
        if (frame != null) {
            cursor = frame.through();
            ended = frame.isLast();
        }
        return frame;
    }

    private @Nullable Frame passing() {
        Frame state = operation.stateFrame();
        if (state != seenState) {
            seenState = state;
            return state;
        }
        Passing newest = operation.passing();
        Passing.Entry entry = newest.after(seenPassing);
        if (entry != null) {
            seenPassing = entry.version();
            beat.set(null);
            return entry.frame();
        }
        return beat.getAndSet(null);
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public long cursor() {
        return cursor;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            operation.left(this);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Tells the transport that there may be something, if it waits for that. */
    void wake() {
        if (!closed && waiting.get() && waiting.getAndSet(false)) {
            lastPoll = operation.now(); // from now on it is expected to read
            listener.available();
        }
    }

    /** Looks after it in time: a beat where nothing was sent for a while, an end where nothing was read. */
    boolean needsBeat(long now, long beatNanos) {
        return !closed && !ended && waiting.get() && now - lastPoll >= beatNanos;
    }

    void beat(Frame frame) {
        beat.set(frame);
    }

    /** Whether its lap has come to its end. */
    boolean isLapOver() {
        return lapOver;
    }

    /** Ends the lap when its time is over. */
    void checkLap(long now) {
        if (!lapOver && !ended && now - joined >= lapNanos) {
            lapOver = true;
            wake();
        }
    }

    void checkStall(long now, long stallNanos) {
        if (!closed && !stalled && !waiting.get() && now - lastPoll >= stallNanos) {
            stalled = true;
            listener.stalled();
        }
    }
}
