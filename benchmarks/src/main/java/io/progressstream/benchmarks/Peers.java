package io.progressstream.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What people would use instead: the contenders whose names do not say that they are ours, or a limit. */
public final class Peers {
    private static final List<String> OTHERS = List.of("OURS", "LIMIT", "SILENT", "BARE");

    private Peers() {}

    /** What the best of them needs; NaN where none takes part. */
    public static <C extends Enum<C>> double least(Collection<C> contenders, ToDoubleFunction<C> need) {
        return contenders.stream()
                .filter(contender -> OTHERS.stream().noneMatch(contender.name()::startsWith))
                .mapToDouble(need)
                .min()
                .orElse(Double.NaN);
    }
}
