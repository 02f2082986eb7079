package io.progressstream.torture.ends;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.GoodImport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kills servers, or asks them to end, at any moment of their imports; what the clients see. */
public final class Ends {
    private static final int CLIENTS = 20;
    /** Imports take 400 ms and a bit: servers end before, in and after them. */
    private static final int LATEST_MILLIS = 700;
    /** So long after the first record of one of them, it is still running. */
    private static final int WITHIN_MILLIS = 200;

    private final Findings findings = new Findings();
    private final Table table =
            new Table("server", "times", "imports", "not begun", "cut", "outcome", "ended without a word");
    private final int times;

    private Ends(boolean quick) {
        this.times = quick ? 1 : 20;
    }

    /** Runs all. {@code --quick}: once instead of twenty times. */
    public static void main(String[] arguments) throws IOException {
        Ends ends = new Ends(List.of(arguments).contains("--quick"));
        for (Container container : Container.values()) {
            ends.killed(container);
            ends.terminated(container);
        }
        ends.table.print("Servers that are killed, or asked to end", System.out);
        ends.findings.exit();
    }

    private void killed(Container container) throws IOException {
        String title = container + ", SIGKILL";
        List<Ending> endings = run(container, ExampleProcess::kill);
        findings.expect(endings.contains(Ending.CUT), title + ": no import was hit");
        row(title, endings);
    }

    /** Whoever was told that his import has begun is told how it ended: it has ten seconds for that. */
    private void terminated(Container container) throws IOException {
        String title = container + ", SIGTERM";
        List<Ending> endings = run(container, ExampleProcess::terminate);
        int cut = Collections.frequency(endings, Ending.CUT);
        findings.expect(cut == 0, title + ": " + cut + " outcomes");
        findings.expect(endings.contains(Ending.OUTCOME), title + ": no import was hit");
        row(title, endings);
    }

    private void row(String title, List<Ending> endings) {
        int silent = Collections.frequency(endings, Ending.SILENT);
        findings.expect(silent == 0, title + ": " + silent + " clients have to guess");
        findings.expect(endings.size() == times * CLIENTS, title + ": only " + endings.size() + " clients");
        table.row(
                title,
                Integer.toString(times),
                Integer.toString(endings.size()),
                Integer.toString(Collections.frequency(endings, Ending.NOT_BEGUN)),
                Integer.toString(Collections.frequency(endings, Ending.CUT)),
                Integer.toString(Collections.frequency(endings, Ending.OUTCOME)),
                Integer.toString(silent));
    }

    private List<Ending> run(Container container, Consumer<ExampleProcess> end) throws IOException {
        List<Ending> endings = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < times; i++) {
                System.err.println(container + ", " + (i + 1) + " ...");
                ExampleProcess server = new ExampleProcess(container);
                GoodImport.run(server.port(), 10, 0); // Loads what is needed.
                findings.expect(
                        Ending.ofArticle(server.port()) == Ending.SILENT,
                        container + ": the control, an answer without an outcome, was not found");
                CompletableFuture<Void> begun = new CompletableFuture<Void>().orTimeout(1, TimeUnit.MINUTES);
                List<CompletableFuture<Ending>> imports = new ArrayList<>();
                for (int j = 0; j < CLIENTS; j++) {
                    imports.add(CompletableFuture.supplyAsync(
                            () -> Ending.ofImport(server.port(), () -> begun.complete(null)), clients));
                }
                // every other time in the middle of them, for sure
                boolean within = i % 2 == 0;
                int millis = ThreadLocalRandom.current().nextInt(within ? WITHIN_MILLIS : LATEST_MILLIS);
                (within ? begun : CompletableFuture.<Void>completedFuture(null))
                        .thenRunAsync(
                                () -> end.accept(server),
                                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                        .join();
                imports.forEach(one -> endings.add(one.join()));
            }
        } finally {
            clients.shutdownNow();
        }
        return endings;
    }
}
