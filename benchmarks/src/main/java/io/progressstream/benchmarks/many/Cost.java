package io.progressstream.benchmarks.many;

import org.HdrHistogram.Histogram;

/**
 * What so many streams cost.
 *
 * @param heap bytes for each one more
 * @param resident bytes of memory that the process occupies, for each one more
 * @param threads of the process
 * @param cores that all keep busy
 * @param ages of their lines when they came
 */
record Cost(int streams, double heap, double resident, long threads, double cores, Histogram ages) {
    /** Microseconds of CPU for each second of one stream. */
    double microsEach() {
        return cores * 1e6 / streams;
    }
}
