package io.progressstream.examples.imports;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.ProgressSink;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Slow rules, for trying what a long import looks like: each row takes at least so long. Waits in slices of at most 50 ms and looks for
 * cancellation after each.
 *
 * @param microsPerRow 0 to 100,000
 */
public record Pace(long microsPerRow) {
    private static final long MAX_MICROS = 100_000;
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * Checks.
     *
     * @throws ProgressException with status 400 if the time is not in its range
     */
    public Pace {
        if (microsPerRow < 0 || microsPerRow > MAX_MICROS) {
            throw new ProgressException(Problem.of(
                    400, "Bad delay", "delay must be 0 to 100000 microseconds a row, and is " + microsPerRow + "."));
        }
    }

    /** Begins now. */
    Walk begin(ProgressSink progress) {
        return new Walk(TimeUnit.MICROSECONDS.toNanos(microsPerRow), progress);
    }

    /** One import at this pace. */
    static final class Walk {
        private final long nanosPerRow;
        private final ProgressSink progress;
        private long due = System.nanoTime();

        private Walk(long nanosPerRow, ProgressSink progress) {
            this.nanosPerRow = nanosPerRow;
            this.progress = progress;
        }

        /** Takes the time of one row. Too short times are saved up, as no system can wait a microsecond. */
        void row() {
            due += nanosPerRow;
            long left = due - System.nanoTime();
            while (nanosPerRow > 0
                    && left >= LEAST_NANOS
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(Math.min(left, SLICE_NANOS));
                progress.checkCancelled();
                left = due - System.nanoTime();
            }
        }
    }
}
