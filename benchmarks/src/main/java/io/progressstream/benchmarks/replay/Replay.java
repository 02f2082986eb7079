package io.progressstream.benchmarks.replay;

import io.progressstream.benchmarks.Median;
import io.progressstream.benchmarks.Peers;
import io.progressstream.benchmarks.ServerJvm;
import io.progressstream.benchmarks.Table;
import io.progressstream.benchmarks.client.Reading;
import io.progressstream.benchmarks.client.Stamps;
import io.progressstream.servlet.testing.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Followers that join an operation of 100,000 lines one after the other, alone and beside somebody who follows another operation. */
public final class Replay {
    private Replay() {}

    private enum Contender {
        LIMIT_READY_BYTES_ON_TOMCAT("/bytes", Container.TOMCAT),
        OURS_ON_TOMCAT("/ours", Container.TOMCAT),
        SSE_EMITTER("/sse-emitter", Container.TOMCAT),
        LIMIT_READY_BYTES_ON_JETTY("/bytes", Container.JETTY),
        OURS_ON_JETTY("/ours", Container.JETTY),
        LIMIT_READY_BYTES_ON_UNDERTOW("/bytes", Container.UNDERTOW),
        OURS_ON_UNDERTOW("/ours", Container.UNDERTOW);

        private final String path;
        private final Container container;

        Contender(String path, Container container) {
            this.path = path;
            this.container = container;
        }

        Contender limit() {
            return switch (container) {
                case TOMCAT -> LIMIT_READY_BYTES_ON_TOMCAT;
                case JETTY -> LIMIT_READY_BYTES_ON_JETTY;
                case UNDERTOW -> LIMIT_READY_BYTES_ON_UNDERTOW;
            };
        }
    }

    /** How fast one reading was. */
    private record Rate(double lines, double megabytes) {
        static Rate of(Reading reading) {
            return new Rate(reading.lines() * 1e9 / reading.nanos(), reading.bytes() * 1e3 / reading.nanos());
        }
    }

    /** What was seen: lines and megabytes a second, and how old the lines of the other operation came. */
    private record Seen(double lines, double megabytes, Histogram alone, Histogram beside) {}

    /** Runs all. {@code --quick}: fewer rounds, Tomcat only. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = List.of(arguments).contains("--quick");
        int rounds = quick ? 9 : 31;
        Map<Contender, Seen> all = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            if (!quick || contender.container == Container.TOMCAT) {
                all.put(contender, run(contender, rounds));
            }
        }
        Table table = new Table(
                "100,000 lines",
                "lines/s",
                "to the limit",
                "to the best peer",
                "MB/s",
                "another's p99 us meanwhile",
                "alone",
                "as many times");
        double best = 1 / Peers.least(all, seen -> 1 / seen.lines());
        all.forEach((contender, seen) -> {
            double alone = seen.alone().getValueAtPercentile(99) / 1e3;
            double beside = seen.beside().getValueAtPercentile(99) / 1e3;
            table.row(
                    Table.words(contender),
                    Table.number(seen.lines()),
                    Table.ratio(
                            seen.lines(),
                            Objects.requireNonNull(all.get(contender.limit())).lines()),
                    Table.ratio(seen.lines(), best),
                    Table.number(seen.megabytes()),
                    Table.number(beside),
                    Table.number(alone),
                    Table.ratio(beside, alone));
        });
        table.print("Replay", System.out);
    }

    private static Seen run(Contender contender, int rounds) throws IOException {
        try (ServerJvm server = new ServerJvm(ReplayServer.class, contender.container.name(), "-Xmx512m")) {
            probe(server, 6_000);
            join(contender, server, rounds);
            List<Rate> rates = join(contender, server, rounds);
            Histogram alone = probe(server, 3_000);
            CompletableFuture<Histogram> beside = CompletableFuture.supplyAsync(() -> probe(server, 3_000));
            while (!beside.isDone()) {
                join(contender, server, 1);
            }
            return new Seen(Median.of(rates, Rate::lines), Median.of(rates, Rate::megabytes), alone, beside.join());
        }
    }

    private static List<Rate> join(Contender contender, ServerJvm server, int times) throws IOException {
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Reading reading = Reading.of(server.port(), "GET", contender.path, ReplayServer.LINES);
            if (reading.lines() != ReplayServer.LINES) {
                throw new IOException(Table.words(contender) + " has sent " + reading.lines() + " lines");
            }
            rates.add(Rate.of(reading));
        }
        return rates;
    }

    private static Histogram probe(ServerJvm server, int lines) {
        try {
            Histogram ages = Stamps.histogram();
            Reading.stamps(server.port(), "POST", "/probe?lines=" + lines, ages);
            return ages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
