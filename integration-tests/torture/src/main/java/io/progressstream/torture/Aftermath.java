package io.progressstream.torture;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Footprint;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server holds after an attack that it did not hold before.
 *
 * @param before the attack
 * @param after it, when it is calm again
 * @param slack how much more it may hold
 */
public record Aftermath(State before, State after, Slack slack) {
    private static final List<String> COLUMNS =
            List.of("followers left", "threads", "files", "objects of ours", "heap MB");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Ends all works that flood, and gives the server time to come back to what it was before. */
    public static Aftermath of(ExampleProcess server, State before, Slack slack) throws IOException {
        Aftermath aftermath = new Aftermath(before, server.calm(), slack);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!aftermath.isNone() && System.nanoTime() < end) {
            System.gc(); // Clients of HTTP/2 close their connection when they are collected.
            aftermath = new Aftermath(before, server.calm(), slack);
        }
        return aftermath;
    }

    /** Whether nobody follows and nothing more is held. */
    public boolean isNone() {
        return after.isQuiet() && slack.allows(before.footprint(), after.footprint());
    }

    /** Expects that it is none. */
    public void expectNone(Findings findings, String title) {
        findings.expect(isNone(), title + ": memory, " + after + " after " + before);
    }

    /** A table the last columns of which tell aftermaths. */
    public static Table table(String... columns) {
        return new Table(joined(columns, COLUMNS));
    }

    /** A row of such a table. */
    public void row(Table table, String... cells) {
        Footprint then = before.footprint();
        Footprint now = after.footprint();
        table.row(joined(
                cells,
                List.of(
                        Long.toString(after.followers()),
                        Integer.toString(now.threads() - then.threads()),
                        Long.toString(now.files() - then.files()),
                        Long.toString(now.objects() - then.objects()),
                        Table.number((now.heap() - then.heap()) / 1e6))));
    }

    private static String[] joined(String[] first, List<String> last) {
        return Stream.concat(Arrays.stream(first), last.stream()).toArray(String[]::new);
    }
}
