package io.progressstream.operation;

import io.progressstream.DisconnectPolicy;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation stands: running, asked to stop, ended. Each step is taken once, whoever races for it. The lock is held for assignments and
 * for {@link Thread#interrupt} only.
 */
final class LifeCycle {
    private final ReentrantLock lock = new ReentrantLock();
    private final boolean interrupt;
    private final DisconnectPolicy onDisconnect;
    private final Duration grace;
    private final Optional<Duration> timeout;
    private final Optional<Duration> idleTimeout;

    private volatile OperationState state = OperationState.RUNNING;
    private volatile boolean cancelled;
    private volatile boolean cancellable;
    private volatile OutcomeKind askedFor = OutcomeKind.CANCELLED;
    private @Nullable Thread worker;

    LifeCycle(OperationSpec spec, EngineLimits limits) {
        this.interrupt = spec.interrupt();
        this.onDisconnect = spec.onDisconnect().orElse(limits.onDisconnect());
        this.grace = spec.grace().orElse(limits.grace());
        this.timeout = spec.timeout();
        this.idleTimeout = spec.idleTimeout();
        this.cancellable = spec.cancellable();
    }

    OperationState state() {
        return state;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isCancellable() {
        return cancellable && state == OperationState.RUNNING;
    }

    /** How the operation ends if the work stops because it was asked to. */
    OutcomeKind askedFor() {
        return askedFor;
    }

    /** A user asks the work to stop. */
    CancelResult cancel() {
        return stop(OutcomeKind.CANCELLED, false);
    }

    /** The engine asks the work to stop, whether a user may or not. Work that a user may not stop is not interrupted: it sees it when it looks. */
    CancelResult stop(OutcomeKind as) {
        return stop(as, true);
    }

    private CancelResult stop(OutcomeKind as, boolean must) {
        lock.lock();
        try {
            if (state == OperationState.ENDED) {
                return CancelResult.ENDED;
            }
            if (state == OperationState.CANCELLING) {
                return CancelResult.ACCEPTED;
            }
            if (!cancellable && !must) {
                return CancelResult.REFUSED;
            }
            askedFor = as;
            state = OperationState.CANCELLING;
            cancelled = true;
            if (interrupt && cancellable && worker != null) {
                worker.interrupt();
            }
            return CancelResult.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /** Says whether the work can be asked to stop; answers whether that was news. */
    boolean cancellable(boolean value) {
        lock.lock();
        try {
            if (state != OperationState.RUNNING || cancellable == value) {
                return false;
            }
            cancellable = value;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The work begins on this thread. */
    void begin() {
        lock.lock();
        try {
            worker = Thread.currentThread();
            if (interrupt && cancelled) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The work is done with this thread: it is not interrupted any more, and an interruption that came too late is gone. */
    void leave() {
        lock.lock();
        try {
            worker = null;
            if (interrupt && cancelled) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The end; answers whether it is the first. */
    boolean end() {
        lock.lock();
        try {
            boolean first = state != OperationState.ENDED;
            state = OperationState.ENDED;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Whether its time is up: all of it, or that without a report. */
    boolean isOverdue(long elapsedNanos, long idleNanos) {
        return isOver(timeout, elapsedNanos) || isOver(idleTimeout, idleNanos);
    }

    private static boolean isOver(Optional<Duration> limit, long nanos) {
        return limit.isPresent() && nanos >= limit.get().toNanos();
    }

    /** What happens when its last follower has left. */
    DisconnectPolicy onDisconnect() {
        return onDisconnect;
    }

    /** Whether it should stop now that nobody has followed for so long. */
    boolean isAbandoned(long aloneNanos) {
        return switch (onDisconnect) {
            case CONTINUE -> false;
            case CANCEL -> true;
            case GRACE -> aloneNanos >= grace.toNanos();
        };
    }
}
