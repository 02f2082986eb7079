package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.Pace;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Works that say the time again and again, until they cannot. Those of their own begin at any moment, so that not all speak at once. */
final class Ticks {
    private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

    /** One for all works that have no thread of their own to wait on. */
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor();

    private Ticks() {}

    /** Each so many microseconds on the thread of the caller. */
    static <E extends Exception> void byOwnThread(long micros, Line.Reporter<E> reporter) throws E {
        LockSupport.parkNanos(anyMoment(micros));
        each(micros, reporter);
    }

    /** Each so many microseconds on a thread that all works share, as what comes in from elsewhere is told. Does not wait. */
    static void byClock(long micros, Line.Reporter<?> reporter) {
        Future<?> unused = schedule(micros, reporter);
    }

    /** The same; waits until the work cannot speak any more, and throws what the reporter threw. */
    static void waitingByClock(long micros, Line.Reporter<?> reporter) throws ExecutionException, InterruptedException {
        schedule(micros, reporter).get();
    }

    private static Future<?> schedule(long micros, Line.Reporter<?> reporter) {
        return CLOCK.scheduleAtFixedRate(
                () -> tell(reporter), anyMoment(micros), TimeUnit.MICROSECONDS.toNanos(micros), TimeUnit.NANOSECONDS);
    }

    /** Each second, beginning now. */
    static <E extends Exception> void each(Line.Reporter<E> reporter) throws E {
        each(SECOND, reporter);
    }

    private static long anyMoment(long micros) {
        return ThreadLocalRandom.current().nextLong(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private static <E extends Exception> void each(long micros, Line.Reporter<E> reporter) throws E {
        for (Pace pace = new Pace(micros); ; pace.await()) {
            reporter.line(Line.now());
        }
    }

    private static void tell(Line.Reporter<?> reporter) {
        try {
            reporter.line(Line.now());
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
