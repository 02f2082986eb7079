package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;

/** Runs the races, and holds each against what it forbids. */
class RacesTest {
    private static final String CONTROL = CheckThenAct.class.getName();

    /** Rounds that a race must have had. */
    private static final long LEAST = 1_000;

    /** Which races beside the control, a regular expression for their simple names. */
    private static final String WHICH = System.getProperty("races", ".*");

    /** How long each of them runs. */
    private static final int SECONDS = Integer.getInteger("races.seconds", 2);

    /** Each race in one JVM, its two threads on any of two processors. */
    private static final String OPTIONS =
            "-jvmArgs -XX:+UseSerialGC -sc false -af NONE -c 2 -f 1 -fsm 1 -time 1000 -iters " + SECONDS + " -t ";

    @TestFactory
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    List<DynamicTest> races() throws Exception {
        JcstressRun run = JcstressRun.in(Path.of("report"), (OPTIONS + "\\.(CheckThenAct|" + WHICH + ")$").split(" "));
        List<DynamicTest> tests = new ArrayList<>();
        for (String race : run.races()) {
            tests.add(DynamicTest.dynamicTest(
                    race.substring(race.lastIndexOf('.') + 1), () -> check(run.of(race), race.equals(CONTROL))));
        }
        tests.add(DynamicTest.dynamicTest(
                "the control is one of them",
                () -> assertThat(run.races()).contains(CONTROL).hasSizeGreaterThan(1)));
        tests.add(DynamicTest.dynamicTest(
                "no process is left",
                () -> assertThat(ProcessHandle.current().descendants()).isEmpty()));
        return tests;
    }

    private static void check(TestResult result, boolean control) {
        List<GradingResult> seen = result.grading().gradingResults.values().stream()
                .filter(grade -> grade.count > 0)
                .toList();
        long forbidden = seen.stream()
                .filter(grade -> grade.expect == Expect.FORBIDDEN)
                .mapToLong(grade -> grade.count)
                .sum();
        String counts =
                seen.stream().map(grade -> grade.count + " x " + grade.id).collect(Collectors.joining("; "));
        System.out.printf(
                "%-28s %,12d samples %,9d FORBIDDEN%s: %s%n",
                result.getName().substring(result.getName().lastIndexOf('.') + 1),
                result.getTotalCount(),
                forbidden,
                control ? " (the control)" : "",
                counts);
        assertThat(result.status()).as("%s", result.getMessages()).isEqualTo(Status.NORMAL);
        assertThat(result.getTotalCount()).as("samples").isGreaterThanOrEqualTo(LEAST);
        if (control) {
            assertThat(forbidden).as("the planted bug, which was not found").isPositive();
        } else {
            assertThat(forbidden).as(counts).isZero();
        }
    }
}
