package io.progressstream.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The one in the middle. */
public final class Median {
    private Median() {}

    /** Of one number of each of some runs; of an even number of runs, the greater one in the middle. */
    public static <T> double of(List<T> runs, ToDoubleFunction<T> number) {
        double[] sorted = runs.stream().mapToDouble(number).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
