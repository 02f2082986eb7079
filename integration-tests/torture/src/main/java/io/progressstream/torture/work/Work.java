package io.progressstream.torture.work;

import static org.awaitility.Awaitility.await;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a report takes the work, with nobody who follows and with ninety of the hundred followers that an operation lets in, none of whom reads.
 * A loop that writes by itself waits for one of them for ever: that control is in {@code readers}.
 */
public final class Work {
    private static final int SMALL_WINDOW = 4 * 1024;
    /** An operation lets 100 follow. */
    private static final int READERS = 90;
    /** Longer than it takes, in seconds: nobody is given up meanwhile. */
    private static final int STALL = 300;
    /** Of the slowest in ten thousand, milliseconds. */
    private static final double LIMIT = 1;
    /** How much longer all may take than with nobody: two runs on a machine that others use differ by as much. */
    private static final double NOISE = 2;

    private final Findings findings = new Findings();
    private final Table table =
            new Table("reports", "calls", "p50 ns", "p99 ns", "p99.99 us", "longest ms", "all s", "to nobody");
    private final int calls;

    private Work(boolean quick) {
        this.calls = quick ? 1_000_000 : 10_000_000;
    }

    /** Runs all. {@code --quick}: a tenth of the reports. */
    public static void main(String[] arguments) throws IOException {
        Work work = new Work(List.of(arguments).contains("--quick"));
        for (Container container : Container.values()) {
            try (ExampleProcess server = new ExampleProcess(container, STALL)) {
                work.on(container, server);
            }
        }
        work.table.print("Reports of work whose readers do not read", System.out);
        work.findings.exit();
    }

    private void on(Container container, ExampleProcess server) throws IOException {
        Times alone = measured(server, server.timed(calls));
        row(container + ", nobody follows", alone, alone);
        String id = server.timed(calls);
        List<RawClient> readers = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                RawClient reader = new RawClient(server.port(), SMALL_WINDOW);
                readers.add(reader);
                reader.request("GET", "/progress/" + id);
            }
            awaitStalled(readers);
            findings.expect(server.state().followers() == READERS, container + ": not all of the readers are there");
            Times stalled = measured(server, id);
            findings.expect(server.state().followers() == READERS, container + ": readers were given up meanwhile");
            row(container + ", " + READERS + " who do not read", stalled, alone);
        } finally {
            for (RawClient reader : readers) {
                reader.close();
            }
        }
    }

    /** Until what has come to them stands still, while the work talks on, for so long that the server's side of each connection is full too. */
    private static void awaitStalled(List<RawClient> readers) {
        AtomicLong before = new AtomicLong();
        await().during(Duration.ofSeconds(3)).until(() -> {
            long came = bytesFor(readers);
            return came > 0 && came == before.getAndSet(came);
        });
    }

    private static long bytesFor(List<RawClient> readers) throws IOException {
        long bytes = 0;
        for (RawClient reader : readers) {
            bytes += reader.socket().getInputStream().available();
        }
        return bytes;
    }

    private static Times measured(ExampleProcess server, String id) throws IOException {
        return Times.parse(server.measured(id));
    }

    private void row(String title, Times times, Times alone) {
        double p9999 = times.p9999() / 1e6;
        findings.expect(p9999 <= LIMIT, title + ": time, a p99.99 of " + p9999 + " ms instead of " + LIMIT);
        double total = times.total();
        double ratio = total / alone.total();
        findings.expect(ratio <= NOISE, title + ": time, " + ratio + " times as long as with nobody");
        table.row(
                title,
                Long.toString(times.count()),
                Long.toString(times.p50()),
                Long.toString(times.p99()),
                Table.number(times.p9999() / 1e3),
                Table.number(times.longest() / 1e6),
                Table.number(total / TimeUnit.SECONDS.toNanos(1)),
                Table.ratio(total, (double) alone.total()));
    }
}
