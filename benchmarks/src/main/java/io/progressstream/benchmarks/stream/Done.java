package io.progressstream.benchmarks.stream;

/** The last message of every peer. */
record Done(String Completed, long sum) {
    static Done of(long sum) {
        return new Done("All rows", sum);
    }
}
