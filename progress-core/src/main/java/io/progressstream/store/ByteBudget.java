package io.progressstream.store;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of all logs of a store. It is a measure, not a gate: a log that asks is told whether it should drop something. Thread-safe. */
final class ByteBudget {
    private final AtomicLong used = new AtomicLong();
    private final long max;
    private final long share;

    /**
     * @param max bytes of all logs
     * @param share bytes that each log may have even so
     */
    ByteBudget(long max, long share) {
        this.max = max;
        this.share = share;
    }

    void take(long bytes) {
        used.addAndGet(bytes);
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    boolean isUsedUp() {
        return isUsedUp(0);
    }

    /** Whether it is used up even if so many bytes were given back. */
    boolean isUsedUp(long given) {
        return used.get() - given > max;
    }

    /** Whether a log of so many bytes should drop some. */
    boolean isShort(long bytes) {
        return bytes > share && isUsedUp();
    }

    long used() {
        return used.get();
    }
}
