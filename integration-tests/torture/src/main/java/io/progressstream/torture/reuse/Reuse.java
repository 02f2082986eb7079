package io.progressstream.torture.reuse;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Looks for bytes of one answer in another one, on every container. */
public final class Reuse {
    /** Beyond this, a connection hangs. In milliseconds. */
    private static final int PATIENCE = 10_000;
    /** Bytes that come too late leave readers waiting; these are in a hurry. In milliseconds. */
    private static final int SHORT_PATIENCE = 500;

    private static final Duration UNTIL_FOUND = Duration.ofSeconds(60);

    /** Bytes that the server may send on a connection of HTTP/2: the client of the JDK never gives back what came on a stream that it has reset. */
    private static final String CONNECTION_WINDOW = Integer.toString(2_000_000_000);

    private final Findings findings = new Findings();
    private final Table table =
            new Table("streams", "died", "short answers beside them", "foreign bytes came to", "hung");

    private final boolean quick;

    private Reuse(boolean quick) {
        this.quick = quick;
    }

    /** Runs all. {@code --quick}: for seconds instead of minutes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("jdk.httpclient.connectionWindowSize", CONNECTION_WINDOW);
        Reuse reuse = new Reuse(List.of(arguments).contains("--quick"));
        for (Container container : Container.values()) {
            try (ExampleProcess server = new ExampleProcess(container)) {
                reuse.on(container, server.port());
            }
        }
        reuse.table.print("Short answers beside streams that die", System.out);
        reuse.findings.exit();
    }

    private void on(Container container, int port) throws InterruptedException {
        Duration time = Duration.ofSeconds(quick ? 3 : 90);
        Mail http1 = Neighbours.live(port, Reuse::http1, time);
        row(container + ", HTTP/1.1", http1);
        Mail http2 = Neighbours.live(port, Http2::new, time);
        row(container + ", HTTP/2", http2);
        if (!quick) {
            // What an application does to itself: nobody can fence off code that ends a request which is not its own.
            print(container + ", completed by other code", Neighbours.live(port, Reuse::completedByOthers, time));
        }
        Mail naive = Neighbours.liveUntilFound(port, Reuse::naive, UNTIL_FOUND);
        print(container + ", control: writes after the end", naive);
        findings.expect(
                !naive.allForeign().isEmpty(), container + ": the control, a writer without a fence, was not found");
    }

    private static Connection http1(int port, Mail mail) throws IOException {
        return new Http1(port, mail, PATIENCE, DyingStreams::oneOfAll);
    }

    private static Connection completedByOthers(int port, Mail mail) throws IOException {
        return new Http1(port, mail, PATIENCE, DyingStreams::completedByOthers);
    }

    private static Connection naive(int port, Mail mail) throws IOException {
        return new Http1(port, mail, SHORT_PATIENCE, () -> "/naive?x");
    }

    private void row(String title, Mail mail) {
        mail.allForeign().forEach(what -> findings.expect(false, title + ": " + what));
        findings.expect(mail.allForeign().isEmpty(), title + ": bytes of others");
        findings.expect(mail.allHung() == 0, title + ": " + mail.allHung() + " connections that wait");
        findings.expect(mail.allAnswered() > 100, title + ": time, only " + mail.allAnswered() + " answers came");
        print(title, mail);
    }

    private void print(String title, Mail mail) {
        table.row(
                title,
                Integer.toString(mail.allStreamed()),
                Integer.toString(mail.allAnswered()),
                Integer.toString(mail.allForeign().size()),
                Integer.toString(mail.allHung()));
    }
}
