package io.progressstream.torture.reuse;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.torture.Aftermath;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.Slack;
import io.progressstream.torture.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Looks for bytes of one answer in another one, on every container. */
public final class Reuse {
    /** Beyond this, a connection hangs. In milliseconds. */
    private static final int PATIENCE = 10_000;
    /** Bytes that come too late leave readers waiting; these are in a hurry. In milliseconds. */
    private static final int SHORT_PATIENCE = 500;

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    /** What may be left is that of so many streams: far fewer than die. */
    private static final int STREAMS = 500;

    private static final Duration UNTIL_FOUND = Duration.ofSeconds(60);

    /** Bytes that the server may send on a connection of HTTP/2: the client of the JDK never gives back what came on a stream that it has reset. */
    private static final String CONNECTION_WINDOW = Integer.toString(2_000_000_000);

    private final Findings findings = new Findings();
    private final Table table =
            new Table("streams", "died", "cut", "short answers beside them", "broken", "foreign bytes came to", "hung");

    private final Table left = Aftermath.table("container");

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
                reuse.on(container, server);
            }
        }
        reuse.table.print("Short answers beside streams that die", System.out);
        reuse.left.print("What was left of them", System.out);
        reuse.findings.exit();
    }

    private void on(Container container, ExampleProcess server) throws IOException, InterruptedException {
        int port = server.port();
        Duration time = Duration.ofSeconds(quick ? 3 : 90);
        Neighbours.live(port, Reuse::http1, WARM_UP);
        Neighbours.live(port, Reuse::http2, WARM_UP);
        State before = server.calm();
        Mail http1 = Neighbours.live(port, Reuse::http1, time);
        row(container + ", HTTP/1.1", http1);
        Mail http2 = Neighbours.live(port, Reuse::http2, time);
        row(container + ", HTTP/2", http2);
        Aftermath aftermath = Aftermath.of(server, before, Slack.of(STREAMS));
        aftermath.expectNone(findings, container.toString());
        aftermath.row(left, container.toString());
        if (!quick) {
            // What an application does to itself: nobody can fence off code that ends a request which is not its own.
            print(container + ", completed by other code", Neighbours.live(port, Reuse::completedByOthers, time));
        }
        print(
                container + ", writes after the end, HTTP/2",
                Neighbours.liveUntilFound(port, Reuse::naiveOverHttp2, Duration.ofSeconds(quick ? 3 : 60)));
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

    private static Connection http2(int port, Mail mail) throws IOException, InterruptedException {
        return new Http2(port, mail, DyingStreams::oneOfAll);
    }

    private static Connection naiveOverHttp2(int port, Mail mail) throws IOException, InterruptedException {
        return new Http2(port, mail, () -> "/naive?x");
    }

    private static Connection naive(int port, Mail mail) throws IOException {
        return new Http1(port, mail, SHORT_PATIENCE, () -> "/naive?x");
    }

    private void row(String title, Mail mail) {
        mail.allForeign().forEach(what -> findings.expect(false, title + ": " + what));
        findings.expect(mail.allForeign().isEmpty(), title + ": bytes of others");
        findings.expect(mail.allHung() == 0, title + ": " + mail.allHung() + " connections that wait");
        findings.expect(mail.allBroken() == 0, title + ": " + mail.allBroken() + " short answers broke off");
        findings.expect(mail.allAnswered() > 100, title + ": time, only " + mail.allAnswered() + " answers came");
        print(title, mail);
    }

    private void print(String title, Mail mail) {
        table.row(
                title,
                Integer.toString(mail.allStreamed()),
                Integer.toString(mail.allCut()),
                Integer.toString(mail.allAnswered()),
                Integer.toString(mail.allBroken()),
                Integer.toString(mail.allForeign().size()),
                Integer.toString(mail.allHung()));
    }
}
