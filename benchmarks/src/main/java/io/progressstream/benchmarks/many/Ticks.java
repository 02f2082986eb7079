package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.Pace;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Work that says the time again and again, until it cannot. */
final class Ticks {
    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

    private Ticks() {}

    /** Each so many microseconds, beginning at any moment of them, so that works that start together do not all speak at once. */
    static <E extends Exception> void atAnyMoment(long micros, Line.Reporter<E> reporter) throws E {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MICROSECONDS.toNanos(micros)));
        each(micros, reporter);
    }

    /** Each second, beginning now. */
    static <E extends Exception> void each(Line.Reporter<E> reporter) throws E {
        each(SECOND, reporter);
    }

    private static <E extends Exception> void each(long micros, Line.Reporter<E> reporter) throws E {
        for (Pace pace = new Pace(micros); ; pace.await()) {
            reporter.line(Line.now());
        }
    }
}
