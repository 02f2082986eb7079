package io.progressstream.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What people would use instead: the contenders whose names do not say that they are ours, or a limit. */
public final class Peers {
    private static final List<String> OTHERS = List.of("OURS", "LIMIT", "SILENT", "BARE");

    private Peers() {}

    /** What the best of them needs; NaN where none takes part. */
    public static <V> double least(Map<? extends Enum<?>, V> seen, ToDoubleFunction<V> need) {
        return seen.entrySet().stream()
                .filter(lane -> OTHERS.stream().noneMatch(lane.getKey().name()::startsWith))
                .mapToDouble(lane -> need.applyAsDouble(lane.getValue()))
                .min()
                .orElse(Double.NaN);
    }
}
