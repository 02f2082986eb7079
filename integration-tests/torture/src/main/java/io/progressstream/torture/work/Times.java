package io.progressstream.torture.work;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * How long reports took, nanoseconds.
 *
 * @param count of them
 * @param total of all of them
 */
record Times(long count, long p50, long p99, long p9999, long longest, long total) {

    static Times of(Histogram nanos) {
        return new Times(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50),
                nanos.getValueAtPercentile(99),
                nanos.getValueAtPercentile(99.99),
                nanos.getMaxValue(),
                (long) (nanos.getMean() * nanos.getTotalCount()));
    }

    /** One line, for {@link #parse}. */
    String line() {
        return count + " " + p50 + " " + p99 + " " + p9999 + " " + longest + " " + total;
    }

    static Times parse(String line) {
        long[] numbers =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Times(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
