package io.progressstream.benchmarks.callsite;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The row that a thread is at. Every contender takes the next one, so that all pay for it. */
@State(Scope.Thread)
public class Row {
    static final long TOTAL = 1_000_000;

    private long number;

    long next() {
        long next = number + 1;
        number = next == TOTAL ? 0 : next;
        return next;
    }
}
