package io.progressstream.benchmarks.footprint;

import io.progressstream.benchmarks.Median;
import io.progressstream.benchmarks.ServerJvm;
import io.progressstream.benchmarks.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Starts an empty Spring Boot application with this library and without it, in turn, and prints the medians. */
public final class StartUp {
    private static final String APPLICATION = "io.progressstream.benchmarks.startup.Application";

    private StartUp() {}

    /**
     * One start, from the command to the port.
     *
     * @param cpuNanos of all threads of the JVM
     * @param classes that were loaded
     */
    private record Start(long nanos, long cpuNanos, long classes) {
        static Start of(ClassPath path) throws IOException {
            long begin = System.nanoTime();
            try (ServerJvm jvm = new ServerJvm(path.text(), APPLICATION)) {
                long nanos = System.nanoTime() - begin;
                String[] numbers = jvm.ask("").split(" ", -1);
                return new Start(nanos, Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
            }
        }
    }

    /** Runs all. {@code --quick}: fewer starts. */
    public static void main(String[] arguments) throws IOException {
        int rounds = List.of(arguments).contains("--quick") ? 3 : 15;
        Map<ClassPath, List<Start>> starts = new EnumMap<>(ClassPath.class);
        for (int round = -1; round < rounds; round++) {
            for (ClassPath path : ClassPath.values()) {
                Start start = Start.of(path);
                if (round >= 0) {
                    starts.computeIfAbsent(path, none -> new ArrayList<>()).add(start);
                }
            }
        }
        print(starts);
    }

    private static void print(Map<ClassPath, List<Start>> starts) {
        Table table = new Table(
                "median of " + of(starts, ClassPath.WITH).size() + " starts", "without", "with", "added", "ratio");
        row(table, "until it is ready, ms", starts, start -> start.nanos() / 1e6);
        row(table, "CPU, ms", starts, start -> start.cpuNanos() / 1e6);
        row(table, "classes loaded", starts, Start::classes);
        table.print("Starting a Spring Boot application", System.out);
    }

    private static List<Start> of(Map<ClassPath, List<Start>> starts, ClassPath classPath) {
        return Objects.requireNonNull(starts.get(classPath));
    }

    private static void row(Table table, String name, Map<ClassPath, List<Start>> starts, ToDoubleFunction<Start> of) {
        double without = Median.of(of(starts, ClassPath.WITHOUT), of);
        double with = Median.of(of(starts, ClassPath.WITH), of);
        table.row(
                name,
                Table.number(without),
                Table.number(with),
                Table.number(with - without),
                Table.ratio(with, without));
    }
}
