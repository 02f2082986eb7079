package io.progressstream.benchmarks.many;

import org.HdrHistogram.Histogram;

/**
 * What so many streams cost.
 *
 * @param heap bytes for each
 * @param resident bytes of memory that the process occupies, for each
 * @param threads of the process
 * @param cores that all keep busy
 * @param ages of their lines when they came
 */
record Cost(int streams, double heap, double resident, long threads, double cores, Histogram ages) {
    /** Between two looks at the process: before and after all streams spoke for so many seconds, and held, free of garbage, without them and with them. */
    static Cost of(
            int streams, Holding empty, Holding full, Holding before, Holding after, int seconds, Histogram ages) {
        return new Cost(
                streams,
                (full.heap() - empty.heap()) / (double) streams,
                (full.resident() - empty.resident()) / (double) streams,
                full.threads(),
                (after.cpuNanos() - before.cpuNanos()) / 1e9 / seconds,
                ages);
    }

    /** Microseconds of CPU for each second of one stream. */
    double microsEach() {
        return cores * 1e6 / streams;
    }
}
