package io.progressstream.torture.limits;

import static org.awaitility.Awaitility.await;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.MultipartBody;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.GoodImport;
import io.progressstream.torture.Latency;
import io.progressstream.torture.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Takes from a server its threads, its room for operations, its disk and its news; who suffers, and whether all is well again afterwards. */
public final class Limits {
    /** More than any container has threads by default. */
    private static final int HOLDERS = 250;
    /** So long somebody waits for an answer who gets none, in milliseconds. */
    private static final int PATIENCE = 500;
    /** Of a line beside an exhausted pool, in milliseconds. */
    private static final double LATE = 500;

    /** Between two records of an operation that says nothing: three beats of these servers. */
    private static final Duration LONELY = Duration.ofSeconds(3);

    private static final int LINES = 2_000;
    private static final long DISK = 8L << 20;
    private static final int FILE = 50 << 20;

    private final Findings findings = new Findings();
    private final Table table = new Table("taken away", "answered", "suffered", "afterwards");

    private final Duration silence;

    private Limits(Duration silence) {
        this.silence = silence;
    }

    /** Runs all. {@code --quick}: with a silence of some seconds, not one that is longer than the timeouts of all containers. */
    public static void main(String[] arguments) throws IOException {
        Limits limits = new Limits(Duration.ofSeconds(List.of(arguments).contains("--quick") ? 4 : 70));
        for (Container container : Container.values()) {
            System.err.println(container + " ...");
            try (ExampleProcess server = new ExampleProcess(container)) {
                GoodImport undisturbed = GoodImport.run(server.port(), 1_000, 0);
                limits.room(container, server, undisturbed);
                limits.threads(container, server, undisturbed);
                limits.disk(container, server, undisturbed);
                limits.news(container, server, undisturbed);
            }
        }
        limits.table.print("What a server has no more of", System.out);
        limits.findings.exit();
    }

    /** One operation more than the engine has threads for. */
    private void room(Container container, ExampleProcess server, GoodImport undisturbed) throws IOException {
        String title = container + ", room for operations";
        CompletableFuture<Latency> latency = followed(server);
        int running = server.fill();
        RawClient.Answer refused = answerToImport(server);
        boolean told =
                refused.status() == 503 && refused.head().header("Retry-After").isPresent();
        findings.expect(told, title + ": the next one was answered with " + refused);
        String follower = undisturbed(title, latency);
        server.calm();
        table.row(
                title,
                refused.status() + " to the next after " + (running + 1),
                follower,
                again(title, server, undisturbed));
    }

    private static RawClient.Answer answerToImport(ExampleProcess server) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            GoodImport.post(client, 10, 0);
            return client.readAnswer();
        }
    }

    /** Every thread of the container waits; what is followed already goes on to its outcome. */
    private void threads(Container container, ExampleProcess server, GoodImport undisturbed) throws IOException {
        String title = container + ", threads of the container";
        CompletableFuture<Latency> latency = followed(server);
        List<RawClient> holders = new ArrayList<>();
        try {
            for (int i = 0; i < HOLDERS; i++) {
                RawClient holder = new RawClient(server.port());
                holders.add(holder);
                holder.request("GET", "/hold");
            }
            await().until(() -> isUnanswered(server));
            String follower = undisturbed(title, latency);
            findings.expect(isUnanswered(server), title + ": the control, a new request, was answered");
            // those that waited for a thread until now get one now, and keep it until the next end
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                server.endFloods();
                return !isUnanswered(server);
            });
            server.calm();
            table.row(title, "nobody who is new", follower, again(title, server, undisturbed));
        } finally {
            for (RawClient holder : holders) {
                holder.close();
            }
        }
    }

    /** An operation that talks for two seconds, and one who follows it already. */
    private static CompletableFuture<Latency> followed(ExampleProcess server) throws IOException {
        String probe = server.probe(LINES, 1_000);
        CompletableFuture<Latency> latency = CompletableFuture.supplyAsync(() -> latency(server, probe));
        await().until(() -> server.state().followers() == 1);
        return latency;
    }

    /** Waits for its outcome, and expects that its lines came in time; as the table tells it. */
    private String undisturbed(String title, CompletableFuture<Latency> latency) {
        double p99 = latency.join().p99Millis();
        findings.expect(p99 <= LATE, title + ": time, a p99 of " + p99 + " ms");
        return "nobody who follows: p99 " + Table.number(p99) + " ms";
    }

    private static Latency latency(ExampleProcess server, String probe) {
        try {
            return Latency.ofProbe(server.port(), probe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUnanswered(ExampleProcess server) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.socket().setSoTimeout(PATIENCE);
            client.request("GET", "/orders/count");
            client.readHead();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** The disk is full in the middle of an upload. */
    private void disk(Container container, ExampleProcess server, GoodImport undisturbed) throws IOException {
        String title = container + ", disk";
        String rows = rows(server);
        CompletableFuture<Latency> latency = followed(server);
        Set<Path> before = server.files();
        server.limitFiles(DISK);
        String answer;
        try (RawClient client = new RawClient(server.port())) {
            answer = answerToUpload(client);
        }
        findings.expect(!answer.startsWith("2"), title + ": an upload that is not there was answered with " + answer);
        State now = server.state();
        findings.expect(now.running() + now.ended() == 1, title + ": an operation has begun without its upload");
        findings.expect(rows.equals(rows(server)), title + ": rows of an upload that is not there");
        String follower = undisturbed(title, latency);
        server.calm();
        Set<Path> left = server.files();
        left.removeAll(before);
        findings.expect(left.isEmpty(), title + ": " + left + " are left");
        table.row(title, answer, "the upload; " + follower, again(title, server, undisturbed));
    }

    private static String rows(ExampleProcess server) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.request("GET", "/orders/count");
            return client.readAnswer().body();
        }
    }

    /** A server that cannot take the rest of it may close the connection. */
    private static String answerToUpload(RawClient client) {
        try {
            new MultipartBody().file("file", "orders.csv", FILE).post(client, "/imports");
        } catch (IOException e) {
            return readAnswer(client, "cut");
        }
        return readAnswer(client, "no answer");
    }

    private static String readAnswer(RawClient client, String otherwise) {
        try {
            return Integer.toString(client.readHead().status());
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** Nothing is said for longer than a container waits for anything by itself. */
    private void news(Container container, ExampleProcess server, GoodImport undisturbed) throws IOException {
        String title = container + ", news";
        String id = server.flood(1, Math.toIntExact(silence.toNanos() / 1_000));
        long longest = 0;
        int beats = 0;
        try (RawClient client = new RawClient(server.port())) {
            client.request("GET", "/progress/" + id);
            LineReader lines = new LineReader(client);
            long last = System.nanoTime();
            for (JsonNode record = lines.next(); !record.has("Outcome"); record = lines.next()) {
                long now = System.nanoTime();
                longest = Math.max(longest, now - last);
                last = now;
                beats += record.has("beat") && !record.has("seq") ? 1 : 0;
            }
        }
        findings.expect(longest < LONELY.toNanos(), title + ": time, nothing for " + longest / 1_000_000 + " ms");
        table.row(
                title,
                beats + " beats in " + silence.toSeconds() + " s, then the outcome",
                "nobody",
                again(title, server, undisturbed));
    }

    private String again(String title, ExampleProcess server, GoodImport undisturbed) throws IOException {
        boolean same = undisturbed.differences(GoodImport.run(server.port(), 1_000, 0)) == 0;
        findings.expect(same, title + ": an import afterwards is not as one before");
        return same ? "as before" : "not as before";
    }
}
