package io.progressstream.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A step each so many microseconds, from when it was made on; a step that is late is followed by the next one sooner. For one thread. */
public final class Pace {
    private final long nanos;
    private long due = System.nanoTime();

    /** A step each so many microseconds. */
    public Pace(long micros) {
        nanos = TimeUnit.MICROSECONDS.toNanos(micros);
    }

    /** Waits for the next step. */
    public void await() {
        await(() -> true);
    }

    /** Waits for the next step for as long as something is so. */
    public void await(BooleanSupplier isOn) {
        due += nanos;
        for (long left = due - System.nanoTime(); left > 0 && isOn.getAsBoolean(); left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
