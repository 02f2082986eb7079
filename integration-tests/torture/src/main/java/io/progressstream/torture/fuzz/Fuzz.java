package io.progressstream.torture.fuzz;

import io.progressstream.benchmarks.Table;
import io.progressstream.torture.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Jazzer, which looks for inputs that reach what no input has reached yet, against everything that reads what strangers send. */
public final class Fuzz {
    private static final Path FIXTURES = Path.of("protocol", "fixtures");

    private static final Pattern DONE = Pattern.compile("(?m)^#(\\d+)\\s+DONE\\s+cov: (\\d+)");

    private final Findings findings = new Findings();
    private final Table table = new Table("read", "inputs", "edges of code reached", "found");
    private final int seconds;

    private Fuzz(int seconds) {
        this.seconds = seconds;
    }

    /** Runs all. {@code --quick}: some seconds each instead of ten minutes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fuzz fuzz = new Fuzz(List.of(arguments).contains("--quick") ? 4 : 600);
        fuzz.control();
        fuzz.on("streams, from the fixtures of the protocol on", ReaderTarget.class, FIXTURES);
        fuzz.on("requests", RequestTarget.class);
        fuzz.table.print("Inputs that were searched for", System.out);
        fuzz.findings.exit();
    }

    private void control() throws IOException, InterruptedException {
        Search search = Search.of(PlantedTarget.class, 60);
        findings.expect(search.isFound(), "the control, a bug on purpose, was not found: " + search.story());
    }

    private void on(String title, Class<?> target, Path... seeds) throws IOException, InterruptedException {
        System.err.println(title + " ...");
        Search search = Search.of(target, seconds, seeds);
        findings.expect(search.isInVain(), title + ": " + search.story());
        Matcher done = DONE.matcher(search.log());
        boolean isDone = done.find();
        findings.expect(isDone, title + ": the search has not come to its end");
        table.row(
                title,
                isDone ? Table.number(Double.parseDouble(done.group(1))) : "",
                isDone ? done.group(2) : "",
                search.isInVain() ? "nothing" : "see below");
    }
}
