package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Peers;
import io.progressstream.benchmarks.ServerJvm;
import io.progressstream.benchmarks.Table;
import io.progressstream.benchmarks.client.Crowd;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/** Many followers of works that report once a second: one each, or all of one. The servers are on the JDK of this process. */
public final class Many {
    private static final int FEW = 20;

    private Many() {}

    private enum Mode {
        OWN("an operation each", "POST"),
        SHARED("all of one operation", "GET");

        private final String title;
        private final String method;

        Mode(String title, String method) {
            this.title = title;
            this.method = method;
        }

        boolean isFor(Contender contender) {
            return this == OWN || contender.hasShared();
        }

        String path(Contender contender) {
            return this == OWN ? own(contender, 1_000_000) : "/shared";
        }
    }

    /** Where a work begins that speaks each so many microseconds. */
    private static String own(Contender contender, int micros) {
        return "/own?micros=" + micros + "&threads=" + contender.wakesThreads();
    }

    /** Runs all. {@code --quick}: one size, shorter, Tomcat only; {@code --tomcat}: Tomcat only. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = List.of(arguments).contains("--quick");
        boolean all = !quick && !List.of(arguments).contains("--tomcat");
        for (Mode mode : Mode.values()) {
            Growth growth = new Growth();
            for (int clients : quick ? new int[] {1_000} : new int[] {100, 1_000, 10_000}) {
                Map<Contender, Cost> costs = new EnumMap<>(Contender.class);
                for (Contender contender : Contender.values()) {
                    boolean onTomcat = contender.limit() == Contender.LIMIT_AN_OPEN_ANSWER_ON_TOMCAT;
                    if (mode.isFor(contender) && (all || onTomcat)) {
                        costs.put(contender, cost(contender, mode, clients, quick));
                    }
                }
                print(mode, clients, costs);
                growth.add(clients, costs);
            }
            growth.print(mode.title + ", a report a second", System.out);
        }
    }

    private static Cost cost(Contender contender, Mode mode, int clients, boolean quick) throws IOException {
        try (ServerJvm server = new ServerJvm(ManyServer.class, contender.name(), "-Xmx4g")) {
            // what is loaded and compiled at first is not of the streams
            try (Crowd warmUp = new Crowd()) {
                warmUp.join(server.port(), "POST", own(contender, 1_000), FEW);
                warmUp.listen(contender.isLimit() ? 0 : 3);
                warmUp.leave();
                warmUp.listen(1);
            }
            try (Crowd crowd = new Crowd()) {
                // the first take what a container has kept of those who have left
                crowd.join(server.port(), mode.method, mode.path(contender), FEW);
                Holding few = Holding.parse(server.ask("collect"));
                crowd.join(server.port(), mode.method, mode.path(contender), clients - FEW);
                crowd.listen(quick ? 1 : 2);
                int seconds = quick ? 3 : 5;
                Holding before = Holding.parse(server.ask(""));
                Histogram ages = crowd.listen(seconds);
                Holding after = Holding.parse(server.ask(""));
                Holding full = Holding.parse(server.ask("collect"));
                return new Cost(
                        clients,
                        (full.heap() - few.heap()) / (double) (clients - FEW),
                        (full.resident() - few.resident()) / (double) (clients - FEW),
                        full.threads(),
                        (after.cpuNanos() - before.cpuNanos()) / 1e9 / seconds,
                        ages);
            }
        }
    }

    private static void print(Mode mode, int clients, Map<Contender, Cost> costs) {
        Table table = new Table(
                "JDK " + Runtime.version().feature(),
                "heap KiB each",
                "beyond an open answer",
                "to it",
                "RSS KiB each",
                "threads",
                "CPU % of a core",
                "us each a second",
                "to the limit",
                "to the best peer",
                "p50 ms",
                "p99 ms",
                "lines");
        double limit = Objects.requireNonNull(costs.get(Contender.lines())).cores();
        double best = Peers.least(costs, Cost::cores);
        costs.forEach((contender, cost) -> {
            double open = Objects.requireNonNull(costs.get(contender.limit())).heap();
            table.row(
                    contender.title(),
                    Table.number(cost.heap() / 1_024),
                    Table.number((cost.heap() - open) / 1_024),
                    Table.ratio(cost.heap(), open),
                    Table.number(cost.resident() / 1_024),
                    Table.number((double) cost.threads()),
                    Table.number(100 * cost.cores()),
                    Table.number(cost.microsEach()),
                    Table.ratio(cost.cores(), limit),
                    Table.ratio(cost.cores(), best),
                    Table.number(cost.ages().getValueAtPercentile(50) / 1e6),
                    Table.number(cost.ages().getValueAtPercentile(99) / 1e6),
                    Table.number((double) cost.ages().getTotalCount()));
        });
        table.print(
                String.format(Locale.ROOT, "%,d followers, %s, a report a second", clients, mode.title), System.out);
    }
}
