package io.progressstream.torture.cancel;

import static org.awaitility.Awaitility.await;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.Aftermath;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.Slack;
import io.progressstream.torture.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How long a request to cancel takes to the work, while every reader of its stream is stalled. */
public final class Cancel {
    private static final int SMALL_WINDOW = 4 * 1024;
    private static final int READERS = 10;
    /** From the request to the token, in milliseconds. */
    private static final double LIMIT = 100;

    private final Findings findings = new Findings();
    private final Table table = Aftermath.table("cancelled", "operations", "p50 ms", "p99 ms", "max ms");
    private final int trials;

    private Cancel(boolean quick) {
        this.trials = quick ? 10 : 100;
    }

    /** Runs all. {@code --quick}: fewer trials. */
    public static void main(String[] arguments) throws IOException {
        Cancel cancel = new Cancel(List.of(arguments).contains("--quick"));
        for (Container container : Container.values()) {
            try (ExampleProcess server = new ExampleProcess(container)) {
                cancel.on(container, server);
            }
        }
        cancel.table.print("Cancel behind stalled readers", System.out);
        cancel.findings.exit();
    }

    private void on(Container container, ExampleProcess server) throws IOException {
        control(container, server);
        State before = server.calm();
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            millis.add(millisToTheToken(server));
        }
        millis.sort(null);
        double p99 = millis.get(trials * 99 / 100);
        findings.expect(p99 <= LIMIT, container + ": time, a p99 of " + p99 + " ms to the token instead of " + LIMIT);
        Aftermath aftermath = Aftermath.of(server, before, Slack.of(trials));
        aftermath.expectNone(findings, container.toString());
        aftermath.row(
                table,
                container.toString(),
                Integer.toString(trials),
                Table.number(millis.get(trials / 2)),
                Table.number(p99),
                Table.number(millis.get(trials - 1)));
    }

    private static double millisToTheToken(ExampleProcess server) throws IOException {
        String target = "/progress/" + server.cancellable();
        List<RawClient> stalled = new ArrayList<>();
        try (RawClient canceller = new RawClient(server.port());
                RawClient watcher = new RawClient(server.port())) {
            for (int i = 0; i < READERS; i++) {
                RawClient client = new RawClient(server.port(), SMALL_WINDOW);
                stalled.add(client);
                client.request("GET", target);
            }
            SendQueues.awaitFull(server.port(), stalled);
            watcher.request("GET", target);
            LineReader lines = new LineReader(watcher);
            lines.nextWith("Line");
            long asked = System.nanoTime();
            canceller.request("DELETE", target);
            int status = canceller.readAnswer().status();
            if (status != 202) {
                throw new IOException("Cancel was answered with " + status);
            }
            long heard = lines.nextWith("Outcome").get("Error").asLong();
            return (heard - asked) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        } finally {
            for (RawClient client : stalled) {
                client.close();
            }
        }
    }

    /** A loop that writes by itself, and looks for cancellation before each row, hears of it only when its reader reads again. */
    private void control(Container container, ExampleProcess server) throws IOException {
        try (RawClient article = new RawClient(server.port(), SMALL_WINDOW)) {
            article.request("GET", "/article?lines=" + 20_000);
            article.readHead();
            AtomicLong written = new AtomicLong(-1);
            await().during(Duration.ofMillis(500))
                    .until(() -> server.state().written(), now -> now == written.getAndSet(now));
            server.endFloods();
            millisToTheToken(server);
            findings.expect(
                    server.state().loops() == 0,
                    container + ": the control, a loop that writes by itself, was cancelled behind a stalled reader");
        }
    }
}
