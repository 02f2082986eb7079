package io.progressstream.servlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between us and a container that uses its responses again for others. Who calls the container does so inside; once the fence is
 * shut nobody comes in, and whoever shuts it leaves only when nobody else is inside.
 */
final class Fence {
    private static final Logger LOG = System.getLogger(StreamExchange.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock inside = new ReentrantLock();
    private final AtomicBoolean shut = new AtomicBoolean();

    boolean isShut() {
        return shut.get();
    }

    /** Goes in if nobody is inside; does not wait. */
    boolean tryEnter() {
        return inside.tryLock();
    }

    /** Goes in, after whoever is inside; nobody stays there for long, for only calls that do not block are made inside. */
    void enter() {
        inside.lock();
    }

    void leave() {
        inside.unlock();
    }

    /** Nobody comes in any more. Does not wait; answers whether it was open. */
    boolean shut() {
        return shut.compareAndSet(false, true);
    }

    /**
     * Waits until nobody else is inside. A container calls this way before it uses a response again, and may hold a lock of its own that
     * the call inside waits for: so the patience has an end, after which the container, which has ended the response by then, is left to
     * answer that call itself.
     */
    void awaitEmpty() {
        if (inside.isHeldByCurrentThread()) {
            return;
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (; ; ) {
            try {
                if (inside.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    inside.unlock();
                } else {
                    LOG.log(
                            Level.WARNING,
                            "A call into the container has not returned for " + PATIENCE
                                    + ", although it must not block; its response is given back to the container");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
