package io.progressstream.operation;

import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/** Runs all races of the class path, each in a JVM of its own, and reads the file of results. */
final class JcstressRun {
    private final SortedSet<String> races;
    private final Collection<TestResult> results;

    private JcstressRun(SortedSet<String> races, Collection<TestResult> results) {
        this.races = races;
        this.results = results;
    }

    /**
     * Runs them.
     *
     * @param report where the HTML report goes
     */
    static JcstressRun in(Path report, String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "-r";
        all[arguments.length + 1] = report.toString();
        Options options = new Options(all);
        if (!options.parse()) {
            throw new IllegalArgumentException("jcstress does not know these: " + String.join(" ", all));
        }
        JCStress jcstress = new JCStress(options);
        SortedSet<String> races = jcstress.getTests();
        try {
            jcstress.run();
        } catch (
                AssertionError
                        e) { // at its very end, when anything was forbidden, as in the control: the file tells all
            System.out.println(e.getMessage());
        }
        InProcessCollector collector = new InProcessCollector();
        DiskReadCollector file = new DiskReadCollector(options.getResultFile(), collector);
        try {
            file.dump();
        } finally {
            file.close();
        }
        return new JcstressRun(races, ReportUtils.mergedByName(collector.getTestResults()));
    }

    /** The names of all races that there are, whether they ran or not. */
    SortedSet<String> races() {
        return races;
    }

    /** What came of one. */
    TestResult of(String race) {
        return results.stream()
                .filter(result -> result.getName().equals(race))
                .findFirst()
                .orElseThrow(() -> new AssertionError("did not run"));
    }
}
