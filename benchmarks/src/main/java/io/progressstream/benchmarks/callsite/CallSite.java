package io.progressstream.benchmarks.callsite;

import io.progressstream.benchmarks.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs what is in this package and prints it: what reports cost, and what the bytes of a line cost. */
public final class CallSite {
    private static final List<Integer> THREADS = List.of(1, 8);
    private static final String ENCODING = "Encoding.";
    private static final List<String> PEERS = List.of("Article.", "Emitters.");

    private CallSite() {}

    /** One line of the table. */
    private record Cost(String name, int threads, double nanos, double bytes) {}

    /** Runs all. {@code --quick} as the only argument: shorter, in one fork, from one thread. */
    public static void main(String[] arguments) throws RunnerException {
        boolean quick = List.of(arguments).contains("--quick");
        List<Cost> costs = new ArrayList<>();
        for (int threads : quick ? THREADS.subList(0, 1) : THREADS) {
            for (RunResult result : run(threads, quick)) {
                costs.add(cost(result, threads));
            }
        }
        print(costs, System.out);
    }

    private static Collection<RunResult> run(int threads, boolean quick) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + Pattern.quote(CallSite.class.getPackageName()) + "\\.")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .threads(threads)
                        .forks(quick ? 1 : 3)
                        .warmupIterations(quick ? 2 : 5)
                        .warmupTime(TimeValue.milliseconds(quick ? 300 : 500))
                        .measurementIterations(quick ? 3 : 5)
                        .measurementTime(TimeValue.milliseconds(quick ? 300 : 500))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static Cost cost(RunResult result, int threads) {
        String benchmark = result.getParams().getBenchmark();
        String name = benchmark.substring(CallSite.class.getPackageName().length() + 1);
        String followers = result.getParams().getParam("followers");
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Cost(
                followers == null ? name : name + ", " + followers + " followers",
                threads,
                result.getPrimaryResult().getScore(),
                bytes == null ? Double.NaN : bytes.getScore());
    }

    private static void print(List<Cost> costs, PrintStream out) {
        Table reports = new Table(
                "call", "threads", "ns/op", "B/op", "to an opaque store", "to the article's write", "to the best peer");
        Table encoders = new Table("one line", "threads", "ns/op", "B/op", "to an encoder by hand", "to the best peer");
        for (Cost cost : costs) {
            List<String> row = new ArrayList<>(List.of(
                    cost.name(),
                    Integer.toString(cost.threads()),
                    Table.number(cost.nanos()),
                    Table.number(cost.bytes())));
            if (cost.name().startsWith(ENCODING)) {
                row.add(ratio(cost, costs, "Encoding.byHand"));
                row.add(ratio(cost, costs, "Encoding.jackson"));
                encoders.row(row.toArray(String[]::new));
            } else {
                row.add(ratio(cost, costs, "Limit.opaqueStore"));
                row.add(ratio(cost, costs, "Article.writeAndFlush"));
                row.add(Table.ratio(cost.nanos(), best(costs, cost.threads())));
                reports.row(row.toArray(String[]::new));
            }
        }
        reports.print("Call site", out);
        encoders.print("Call site: the bytes of a line", out);
    }

    private static String ratio(Cost cost, List<Cost> costs, String name) {
        double of = costs.stream()
                .filter(other -> other.name().equals(name) && other.threads() == cost.threads())
                .mapToDouble(Cost::nanos)
                .findFirst()
                .orElse(Double.NaN);
        return Table.ratio(cost.nanos(), of);
    }

    private static double best(List<Cost> costs, int threads) {
        return costs.stream()
                .filter(cost -> cost.threads() == threads && PEERS.stream().anyMatch(cost.name()::startsWith))
                .mapToDouble(Cost::nanos)
                .min()
                .orElse(Double.NaN);
    }
}
