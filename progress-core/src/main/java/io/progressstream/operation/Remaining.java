package io.progressstream.operation;

import java.util.OptionalLong;

/**
 * Estimates the time left: what is left of the bar, divided by its speed. The speed is a {@link MovingAverage} with a half-life of 10 s, slow enough
 * to be calm and quick enough to follow a change of pace; the first second is not judged. Not thread-safe.
 */
final class Remaining {
    private static final double HALF_LIFE_NANOS = 10e9;
    private static final long TOO_EARLY_NANOS = 1_000_000_000L;
    private static final double TOO_LONG_MILLIS = 1e12;

    private final MovingAverage speed = new MovingAverage(HALF_LIFE_NANOS);
    private double last;
    private long lastNanos;
    private long observed;

    Remaining(long now) {
        lastNanos = now;
    }

    /** The bar stands at this fraction. A bar that falls, or cannot be told, is not judged. */
    void at(double fraction, long now) {
        if (!(fraction >= last)) {
            lastNanos = now;
            last = Double.isNaN(fraction) ? last : fraction;
            return;
        }
        long nanos = now - lastNanos;
        speed.add(fraction - last, nanos);
        observed += nanos;
        last = fraction;
        lastNanos = now;
    }

    /** Milliseconds left at this moment; empty: it cannot be told. */
    OptionalLong millis(long now) {
        double perSecond = speed.perSecond();
        if (observed < TOO_EARLY_NANOS || perSecond <= 0) {
            return OptionalLong.empty();
        }
        double millis = (1 - last) / perSecond * 1_000 - (now - lastNanos) / 1e6;
        return millis > TOO_LONG_MILLIS ? OptionalLong.empty() : OptionalLong.of(Math.max(0, (long) millis));
    }
}
