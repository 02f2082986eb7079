package io.progressstream.torture.hostile;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.Aftermath;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.GoodImport;
import io.progressstream.torture.Slack;
import io.progressstream.torture.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts what does not belong there into every place of a request, guesses ids, and imports files with texts that deceive. */
public final class Hostile {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A key of these has each record that tells something. */
    private static final List<String> RECORDS = List.of("Operation", "Line", "Error", "Information", "Outcome");

    /** What may be left is that of so many: far fewer than make requests. */
    private static final int CLIENTS = 500;

    /** Of the time for an id of somebody else's to that of one that nobody has. */
    private static final double NOISE = 1.2;

    private final Findings findings = new Findings();
    private final Table injected = new Table("injected", "requests", "answers", "server errors", "came through");
    private final Table guessed =
            new Table("guessed", "ids", "found", "told apart by words", "unknown, p50 us", "somebody else's, p50 us");
    private final Table left = Aftermath.table("container");
    private final int guesses;

    private Hostile(boolean quick) {
        this.guesses = quick ? 2_000 : 300_000;
    }

    /** Runs all. {@code --quick}: fewer guesses. */
    public static void main(String[] arguments) throws IOException {
        Hostile hostile = new Hostile(List.of(arguments).contains("--quick"));
        for (Container container : Container.values()) {
            System.err.println(container + " ...");
            try (ExampleProcess server = new ExampleProcess(container)) {
                hostile.on(container, server);
            }
        }
        hostile.injected.print("What was injected", System.out);
        hostile.guessed.print("Ids that were guessed", System.out);
        hostile.left.print("What was left", System.out);
        hostile.findings.exit();
    }

    private void on(Container container, ExampleProcess server) throws IOException {
        int port = server.port();
        GoodImport undisturbed = GoodImport.run(port, 100, 0);
        files(container + ", files", port);
        State before = server.calm();
        try (RawClient owner = new RawClient(port)) {
            GoodImport.post(owner, 10_000, 100_000);
            String cookie = owner.readHead().header("Set-Cookie").orElseThrow();
            String follow = "/progress/" + idOf(owner);
            inject(container + ", requests", port, Injections.about(follow));
            String own = "/progress/" + server.flood(1, 0);
            refuse(container + ", cursors", port, Injections.cursors(own));
            guess(container, port, follow);
            cancel(port, follow, cookie);
        }
        findings.expect(
                undisturbed.differences(GoodImport.run(port, 100, 0)) == 0,
                container + ": an import afterwards is not as one before");
        Aftermath aftermath = Aftermath.of(server, before, Slack.of(CLIENTS));
        aftermath.expectNone(findings, container.toString());
        aftermath.row(left, container.toString());
        byte[] log = server.log();
        findings.expect(!isForged(log), container + ": control characters came into the log");
    }

    private static String idOf(RawClient client) throws IOException {
        String first = new String(client.readSome(), StandardCharsets.UTF_8);
        return JSON.readTree(first.substring(0, first.indexOf('\n'))).get("id").asString();
    }

    /** The owner can. */
    private static void cancel(int port, String follow, String cookie) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.request("DELETE", follow, "Cookie: " + cookie.replaceAll(";.*", ""));
            int status = client.readHead().status();
            if (status != 202) {
                throw new IOException("The owner cannot cancel: " + status);
            }
        }
    }

    /** Requests each of which is answered, and no answer shows that it was believed. */
    private void inject(String title, int port, List<Injections.Request> requests) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Injections.Request request : requests) {
            int[] count = counts.computeIfAbsent(request.where(), where -> new int[4]);
            count[0]++;
            String what = title + ", " + request;
            try (RawClient client = new RawClient(port)) {
                RawClient.Answer answer = answer(client, request);
                count[1]++;
                boolean failed = answer.status() >= 500;
                boolean through = answer.head().header(Injections.HEADER).isPresent() || hasRecord(answer);
                count[2] += failed ? 1 : 0;
                count[3] += through ? 1 : 0;
                findings.expect(!failed, what + ": " + answer.status());
                findings.expect(!through, what + ": a header or a record came through: " + answer);
            } catch (IOException | RuntimeException e) {
                findings.expect(false, what + ": " + e);
            }
        }
        counts.forEach((where, count) -> injected.row(
                title + ": " + where,
                Integer.toString(count[0]),
                Integer.toString(count[1]),
                Integer.toString(count[2]),
                Integer.toString(count[3])));
    }

    /** To its end: an answer that goes on for ever is a stream that nobody may have. */
    private static RawClient.Answer answer(RawClient client, Injections.Request request) throws IOException {
        boolean hasBody = request.method().equals("POST");
        String header = request.header().isEmpty() ? "X-Nothing: 1" : request.header();
        client.request(request.method(), request.target(), header, hasBody ? "Content-Length: 0" : "X-No-Body: 1");
        return client.readAnswer();
    }

    /** Whether a line of it is a record of an operation. */
    private static boolean hasRecord(RawClient.Answer answer) {
        return answer.lines().stream().anyMatch(line -> {
            try {
                JsonNode object = JSON.readTree(line);
                return RECORDS.stream().anyMatch(object::has);
            } catch (JacksonException e) {
                return false;
            }
        });
    }

    private void refuse(String title, int port, List<Injections.Request> requests) throws IOException {
        int refused = 0;
        for (Injections.Request request : requests) {
            try (RawClient client = new RawClient(port)) {
                int status = answer(client, request).status();
                refused += status == 400 ? 1 : 0;
                findings.expect(status == 400, title + ", " + request + ": " + status);
            }
        }
        injected.row(
                title + ": cursor",
                Integer.toString(requests.size()),
                Integer.toString(refused),
                "0",
                Integer.toString(requests.size() - refused));
    }

    /** Whatever a file and its name say: each record stays one line of JSON, and the outcome is the server's own. */
    private void files(String title, int port) {
        int believed = 0;
        List<String> names = HostileFile.names();
        for (String name : names) {
            try (RawClient client = new RawClient(port)) {
                HostileFile.post(client, name);
                RawClient.Head head = client.readHead();
                byte[] body = client.readBody(head);
                boolean ok = head.status() == 200 ? isOneStory(body) : head.status() >= 400 && head.status() < 500;
                believed += ok ? 0 : 1;
                findings.expect(
                        ok,
                        title + ", " + name + ": " + head.status() + ", " + body.length + " bytes are not one story: "
                                + new String(body, StandardCharsets.UTF_8));
            } catch (IOException | RuntimeException e) {
                findings.expect(false, title + ", " + name + ": " + e);
            }
        }
        injected.row(
                title + ": name and rows",
                Integer.toString(names.size()),
                Integer.toString(names.size()),
                "0",
                Integer.toString(believed));
    }

    /** Whether all lines are objects, none has a raw control character, all rows are told, and the last line alone is an outcome. */
    private static boolean isOneStory(byte[] body) {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        int outcomes = 0;
        int told = 0;
        for (String line : lines) {
            try {
                JsonNode record = JSON.readTree(line);
                outcomes += record.has("Outcome") ? 1 : 0;
                told += record.has("Line") ? 1 : 0;
            } catch (JacksonException e) {
                return false;
            }
        }
        return !hasControls(body)
                && outcomes == 1
                && told == HostileFile.rows()
                && lines.get(lines.size() - 1).contains("\"Outcome\"");
    }

    private static boolean hasControls(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n') {
                return true;
            }
        }
        return false;
    }

    /** A tab stands before each line of a stack trace. */
    private static boolean isForged(byte[] log) {
        String text = new String(log, StandardCharsets.UTF_8);
        return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                || text.contains("\n" + Injections.HEADER);
    }

    private void guess(Container container, int port, String foreign) throws IOException {
        Guesses.of(port, foreign, 200); // Loads what is needed.
        Guesses all = Guesses.of(port, foreign, guesses);
        findings.expect(all.found() == 0, container + ": " + all.found() + " ids were guessed");
        findings.expect(!all.different(), container + ": an id of somebody else's is told apart by its answer");
        double ratio = all.foreignMicros() / all.unknownMicros();
        findings.expect(
                ratio < NOISE && ratio > 1 / NOISE,
                container + ": time, an id of somebody else's takes " + ratio
                        + " times as long as one that nobody has");
        guessed.row(
                container.toString(),
                Integer.toString(all.guesses()),
                Integer.toString(all.found()),
                all.different() ? "yes" : "no",
                Table.number(all.unknownMicros()),
                Table.number(all.foreignMicros()));
    }
}
