package io.progressstream.benchmarks.stream;

import com.sun.management.OperatingSystemMXBean;
import io.progressstream.benchmarks.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Runs all contenders in rounds, one at a time, and prints the medians as one table. */
public final class Streams {
    private Streams() {}

    /** One run of a contender. */
    private record Run(Reading reading, ServerProcess.Use server, long clientNanos) {}

    /** Runs all. {@code --quick}: fewer rounds. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = List.of(arguments).contains("--quick");
        int warmUps = quick ? 1 : 3;
        int rounds = quick ? 3 : 9;
        Map<Contender, List<Run>> runs = new EnumMap<>(Contender.class);
        Map<Contender, ServerProcess> servers = new EnumMap<>(Contender.class);
        try {
            for (Contender contender : Contender.values()) {
                servers.put(contender, new ServerProcess(contender));
                runs.put(contender, new ArrayList<>());
            }
            for (int round = -warmUps; round < rounds; round++) {
                for (Contender contender : Contender.values()) {
                    Run run = run(contender, servers.get(contender));
                    if (round >= 0) {
                        runs.get(contender).add(run);
                    }
                }
            }
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
        print(runs);
    }

    private static Run run(Contender contender, ServerProcess server) throws IOException {
        ServerProcess.Use before = server.use();
        long client = cpuNanos();
        Reading reading = Reading.of(server.port(), contender.path());
        return new Run(reading, server.use().since(before), cpuNanos() - client);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void print(Map<Contender, List<Run>> runs) {
        Table table = new Table(
                "1,000,000 rows",
                "wall s",
                "to silent",
                "server CPU s",
                "to silent",
                "client CPU s",
                "bytes",
                "records",
                "write() calls");
        double wall = median(runs.get(Contender.SILENT), run -> run.reading().nanos());
        double cpu = median(runs.get(Contender.SILENT), run -> run.server().cpuNanos());
        runs.forEach((contender, all) -> {
            double itsWall = median(all, run -> run.reading().nanos());
            double itsCpu = median(all, run -> run.server().cpuNanos());
            table.row(
                    contender.title(),
                    Table.number(itsWall / 1e9),
                    Table.ratio(itsWall, wall),
                    Table.number(itsCpu / 1e9),
                    Table.ratio(itsCpu, cpu),
                    Table.number(median(all, Run::clientNanos) / 1e9),
                    Table.number(median(all, run -> run.reading().bytes())),
                    Table.number(median(all, run -> run.reading().lines())),
                    Table.number(median(all, run -> run.server().writes())));
        });
        table.print("One stream end to end", System.out);
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> of) {
        double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
