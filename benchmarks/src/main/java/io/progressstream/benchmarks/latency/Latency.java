package io.progressstream.benchmarks.latency;

import io.progressstream.benchmarks.Median;
import io.progressstream.benchmarks.Peers;
import io.progressstream.benchmarks.ServerJvm;
import io.progressstream.benchmarks.Table;
import io.progressstream.benchmarks.client.Reading;
import io.progressstream.benchmarks.client.Stamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** From the line of the work to the client's read, over a loopback socket; medians of rounds. */
public final class Latency {
    private Latency() {}

    /** How fast lines follow each other. */
    private enum Mode {
        ONE_AT_A_TIME(5_000, 300),
        A_THOUSAND_A_SECOND(1_000, 1_500);

        private final int micros;
        private final int lines;

        Mode(int micros, int lines) {
            this.micros = micros;
            this.lines = lines;
        }
    }

    /** Where most numbers lie in one round. */
    private record Round(double p50, double p99, double max) {
        static Round of(Histogram ages) {
            return new Round(
                    ages.getValueAtPercentile(50) / 1e3, ages.getValueAtPercentile(99) / 1e3, ages.getMaxValue() / 1e3);
        }
    }

    /** A contender in the race, and what was seen of it so far. */
    private record Lane(ServerJvm server, Map<Mode, List<Round>> rounds) {
        static Lane of(Contender contender) throws IOException {
            Map<Mode, List<Round>> rounds = new EnumMap<>(Mode.class);
            for (Mode mode : Mode.values()) {
                rounds.put(mode, new ArrayList<>());
            }
            return new Lane(new ServerJvm(LatencyServer.class, contender.name(), "-Xmx512m"), rounds);
        }

        List<Round> of(Mode mode) {
            return Objects.requireNonNull(rounds.get(mode));
        }

        double median(Mode mode, ToDoubleFunction<Round> of) {
            return Median.of(of(mode), of);
        }
    }

    /** Runs all. {@code --quick}: fewer rounds, Tomcat only. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = List.of(arguments).contains("--quick");
        int rounds = quick ? 3 : 9;
        Map<Contender, Lane> lanes = new EnumMap<>(Contender.class);
        try {
            for (Contender contender : quick ? Contender.onTomcat() : List.of(Contender.values())) {
                Lane lane = Lane.of(contender);
                lanes.put(contender, lane);
                ages(contender, lane, 60_000, 50);
                ages(contender, lane, 1_000, 1_000);
            }
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<Contender, Lane> lane : lanes.entrySet()) {
                    for (Mode mode : Mode.values()) {
                        lane.getValue()
                                .of(mode)
                                .add(Round.of(ages(lane.getKey(), lane.getValue(), mode.lines, mode.micros)));
                    }
                }
            }
        } finally {
            lanes.values().forEach(lane -> lane.server().close());
        }
        for (Mode mode : Mode.values()) {
            print(mode, lanes);
        }
    }

    private static Histogram ages(Contender contender, Lane lane, int lines, int micros) throws IOException {
        Histogram ages = Stamps.histogram();
        Reading.stamps(lane.server().port(), "POST", contender.path(lines, micros), ages);
        return ages;
    }

    private static void print(Mode mode, Map<Contender, Lane> lanes) {
        Table table = new Table(
                "from line() to the client's read",
                "p50 us",
                "to bare",
                "to the limit",
                "to the best peer",
                "p99 us",
                "to bare",
                "to the limit",
                "to the best peer",
                "max us");
        for (Contender contender : lanes.keySet()) {
            List<String> row = new ArrayList<>(List.of(contender.title()));
            row.addAll(cells(mode, lanes, contender, Round::p50));
            row.addAll(cells(mode, lanes, contender, Round::p99));
            row.add(Table.number(of(lanes, contender).median(mode, Round::max)));
            table.row(row.toArray(String[]::new));
        }
        table.print("Latency of a line, " + Table.words(mode), System.out);
    }

    /** Microseconds, and how many times those of the others they are. */
    private static List<String> cells(
            Mode mode, Map<Contender, Lane> lanes, Contender contender, ToDoubleFunction<Round> micros) {
        double its = of(lanes, contender).median(mode, micros);
        return List.of(
                Table.number(its),
                Table.ratio(its, of(lanes, contender.bare()).median(mode, micros)),
                Table.ratio(
                        its,
                        of(lanes, Contender.LIMIT_THE_SAME_BY_A_SECOND_THREAD).median(mode, micros)),
                Table.ratio(its, Peers.least(lanes, lane -> lane.median(mode, micros))));
    }

    private static Lane of(Map<Contender, Lane> lanes, Contender contender) {
        return Objects.requireNonNull(lanes.get(contender));
    }
}
