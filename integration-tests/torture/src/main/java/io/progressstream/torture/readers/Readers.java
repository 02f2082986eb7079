package io.progressstream.torture.readers;

import static org.awaitility.Awaitility.await;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.Aftermath;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.GoodImport;
import io.progressstream.torture.Latency;
import io.progressstream.torture.Slack;
import io.progressstream.torture.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs every attack on every container, each beside a good import and a probe of latency. */
public final class Readers {
    /** A p99 below this is as good as none: other processes of the machine cost as much. In milliseconds. */
    private static final double NOISE = 50;

    private static final int MICROS_PER_ROW = 1_000;
    private static final int MICROS_PER_LINE = 2_500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Findings findings = new Findings();
    private final Table table =
            Aftermath.table("attack", "injected", "records of the import", "lost", "p99 ms", "to undisturbed");
    private final int clients;
    private final int rows;
    private final Slack slack;

    private Readers(boolean quick) {
        this.clients = quick ? 100 : 1_000;
        this.rows = quick ? 500 : 10_000;
        this.slack = Slack.of(clients);
    }

    /** Runs all. {@code --quick}: a tenth of the clients, for a twentieth of the time. */
    public static void main(String[] arguments) throws IOException {
        Readers readers = new Readers(List.of(arguments).contains("--quick"));
        for (Container container : Container.values()) {
            try (ExampleProcess server = new ExampleProcess(container)) {
                readers.on(container, server);
            }
        }
        readers.table.print("Readers that stall, vanish, trickle and hurry", System.out);
        readers.findings.exit();
    }

    /** An import and how long lines took beside it. */
    private record Run(GoodImport goodImport, Latency latency) {}

    private void on(Container container, ExampleProcess server) throws IOException {
        control(container, server);
        for (Attack attack : List.of(Attack.STALLED, Attack.HALF_SENT)) {
            beside(attack, server); // Loads what is needed.
        }
        State before = server.calm();
        Run alone = run(server);
        row(container + ", undisturbed", 0, alone, alone, Aftermath.of(server, before, slack));
        for (Attack attack : Attack.values()) {
            if (!attack.isFor(container)) {
                continue;
            }
            System.err.println(container + ", " + attack.title() + " ...");
            before = server.calm();
            Disturbed run = beside(attack, server);
            String title = container + ", " + attack.title();
            int least = attack.least(clients, Duration.ofMillis((long) rows * MICROS_PER_ROW / 1_000));
            findings.expect(run.injected() >= least, title + ": only " + run.injected() + " clients of " + least);
            row(title, run.injected(), run.run(), alone, Aftermath.of(server, before, slack));
        }
    }

    /** A run, and how many clients misbehaved meanwhile. */
    private record Disturbed(Run run, int injected) {}

    private Disturbed beside(Attack attack, ExampleProcess server) throws IOException {
        try (Attackers attackers = attack.begin(server, clients)) {
            Run run = run(server);
            return new Disturbed(run, attackers.injected());
        }
    }

    /** What is measured must be able to fail: a work that writes by itself stands still behind a reader that does not read. */
    private void control(Container container, ExampleProcess server) throws IOException {
        int lines = 20_000;
        try (RawClient article = new RawClient(server.port(), 4_096);
                RawClient ours = new RawClient(server.port(), 4_096)) {
            article.request("GET", "/article?lines=" + lines);
            ours.request("GET", "/progress/" + server.flood(lines, 0));
            await().atMost(PATIENCE).until(() -> server.state().running() == 0);
            findings.expect(
                    server.state().loops() == 0,
                    container + ": the control, a loop that writes by itself, was not held up by a stalled reader");
        }
    }

    private Run run(ExampleProcess server) throws IOException {
        int lines = (int) ((long) rows * MICROS_PER_ROW / MICROS_PER_LINE);
        String probe = server.probe(lines, MICROS_PER_LINE);
        CompletableFuture<Latency> latency = CompletableFuture.supplyAsync(() -> {
            try {
                return Latency.ofProbe(server.port(), probe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Run(GoodImport.run(server.port(), rows, MICROS_PER_ROW), latency.join());
    }

    private void row(String title, int injected, Run run, Run alone, Aftermath aftermath) {
        int lost = run.goodImport().differences(alone.goodImport());
        double p99 = run.latency().p99Millis();
        double limit = Math.max(NOISE, 2 * alone.latency().p99Millis());
        findings.expect(lost == 0, title + ": " + lost + " records of the good import");
        findings.expect(p99 <= limit, title + ": time, a p99 of " + p99 + " ms instead of " + limit);
        aftermath.expectNone(findings, title);
        aftermath.row(
                table,
                title,
                Integer.toString(injected),
                Integer.toString(run.goodImport().kept().size()),
                Integer.toString(lost),
                Table.number(p99),
                Table.ratio(p99, alone.latency().p99Millis()));
    }
}
