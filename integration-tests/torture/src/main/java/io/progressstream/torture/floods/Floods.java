package io.progressstream.torture.floods;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.torture.Aftermath;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Findings;
import io.progressstream.torture.Slack;
import io.progressstream.torture.State;
import java.io.IOException;
import java.util.List;

/** Runs every hard work on every container; what a follower was told, and what is left. */
public final class Floods {
    /** A thousandth, as quick runs take, and how often a work that has no size is done. */
    private static final int QUICK = 1_000;

    private static final int TIMES = 1_000;

    /** What works of a size may leave, however large. */
    private static final int ONE = 1_000;

    private final Findings findings = new Findings();
    private final Table table =
            Aftermath.table("work", "size", "times", "records", "announced as gone", "without an outcome");
    private final boolean quick;

    private Floods(boolean quick) {
        this.quick = quick;
    }

    /** Runs all. {@code --quick}: a thousandth of it. */
    public static void main(String[] arguments) throws IOException {
        Floods floods = new Floods(List.of(arguments).contains("--quick"));
        for (Container container : Container.values()) {
            try (ExampleProcess server = new ExampleProcess(container)) {
                Telling.of(server.port(), HardWork.LINES, QUICK); // Loads what is needed.
                for (HardWork work : HardWork.values()) {
                    floods.on(container, server, work);
                }
            }
        }
        floods.table.print("Work that floods, breaks off, or talks on", System.out);
        floods.findings.exit();
    }

    private void on(Container container, ExampleProcess server, HardWork work) throws IOException {
        String title = container + ", " + work.title();
        System.err.println(title + " ...");
        int size = quick ? work.size() / QUICK : work.size();
        int times = work.size() > 0 ? 1 : quick ? TIMES / 100 : TIMES;
        State before = server.calm();
        long kept = 0;
        long announced = 0;
        int without = 0;
        for (int i = 0; i < times; i++) {
            try {
                Telling telling = Telling.of(server.port(), work, size);
                kept += telling.kept();
                announced += telling.announced();
                findings.expect(
                        telling.outcome().equals(work.outcome()),
                        title + " has " + telling.outcome() + " instead of " + work.outcome());
            } catch (IOException e) {
                without++;
                findings.expect(false, title + ": " + e);
            }
        }
        Aftermath aftermath = Aftermath.of(server, before, Slack.of(Math.max(ONE, times)));
        aftermath.expectNone(findings, title);
        aftermath.row(
                table,
                title,
                Integer.toString(size),
                Integer.toString(times),
                Long.toString(kept),
                Long.toString(announced),
                Integer.toString(without));
    }
}
