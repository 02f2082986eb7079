package io.progressstream.benchmarks.stream;

import com.sun.management.OperatingSystemMXBean;
import io.progressstream.benchmarks.Median;
import io.progressstream.benchmarks.Peers;
import io.progressstream.benchmarks.Table;
import io.progressstream.benchmarks.client.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Runs all contenders in rounds, one at a time, and prints the medians as one table. */
public final class Streams {
    private Streams() {}

    /** One run of a contender. */
    private record Run(Reading reading, ServerProcess.Use server, long clientNanos) {}

    /** A contender in the race, and what it has run so far. */
    private record Lane(Contender contender, ServerProcess server, List<Run> runs) {
        double median(ToDoubleFunction<Run> of) {
            return Median.of(runs, of);
        }
    }

    /** Runs all. {@code --quick}: fewer rows and rounds. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = List.of(arguments).contains("--quick");
        long rows = quick ? 250_000 : 1_000_000;
        int warmUps = 2;
        int rounds = quick ? 3 : 5;
        List<Lane> lanes = new ArrayList<>();
        try {
            for (Contender contender : Contender.values()) {
                lanes.add(new Lane(contender, new ServerProcess(contender), new ArrayList<>()));
            }
            for (int round = -warmUps; round < rounds; round++) {
                for (Lane lane : lanes) {
                    Run run = run(lane.contender(), lane.server(), rows);
                    if (round >= 0) {
                        lane.runs().add(run);
                    }
                }
            }
        } finally {
            lanes.forEach(lane -> lane.server().close());
        }
        print(lanes, rows);
    }

    private static Run run(Contender contender, ServerProcess server, long rows) throws IOException {
        ServerProcess.Use before = server.use();
        long client = cpuNanos();
        Reading reading = Reading.of(server.port(), "POST", contender.path(rows));
        return new Run(reading, server.use().since(before), cpuNanos() - client);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void print(List<Lane> lanes, long rows) {
        Table table = new Table(
                String.format(Locale.ROOT, "%,d rows", rows),
                "wall s",
                "to silent",
                "to the limit",
                "to the best peer",
                "server CPU s",
                "to silent",
                "to the limit",
                "to the best peer",
                "client CPU s",
                "bytes",
                "records",
                "write() calls");
        Map<Contender, Lane> all = lanes.stream().collect(Collectors.toMap(Lane::contender, lane -> lane));
        for (Lane lane : lanes) {
            List<String> row = new ArrayList<>(List.of(lane.contender().title()));
            row.addAll(cells(all, lane, run -> run.reading().nanos()));
            row.addAll(cells(all, lane, run -> run.server().cpuNanos()));
            row.add(Table.number(lane.median(Run::clientNanos) / 1e9));
            row.add(Table.number(lane.median(run -> run.reading().bytes())));
            row.add(Table.number(lane.median(run -> run.reading().records())));
            row.add(Table.number(lane.median(run -> run.server().writes())));
            table.row(row.toArray(String[]::new));
        }
        table.print("One stream end to end", System.out);
    }

    /** Seconds, and how many times those of the others they are. */
    private static List<String> cells(Map<Contender, Lane> all, Lane lane, ToDoubleFunction<Run> nanos) {
        double its = lane.median(nanos);
        return List.of(
                Table.number(its / 1e9),
                Table.ratio(its, of(all, Contender.SILENT).median(nanos)),
                Table.ratio(
                        its,
                        of(all, Contender.LIMIT_THE_LINES_ALONE_BY_A_SECOND_THREAD)
                                .median(nanos)),
                Table.ratio(its, Peers.least(all, other -> other.median(nanos))));
    }

    private static Lane of(Map<Contender, Lane> all, Contender contender) {
        return Objects.requireNonNull(all.get(contender));
    }
}
