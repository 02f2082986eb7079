package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("A line meets the end: it stands before the outcome, or is dropped and counted.")
@Outcome(
        id = {"2 records, 1 dropped", "3 records, 0 dropped"},
        expect = ACCEPTABLE,
        desc = "One of the two.")
@Outcome(expect = FORBIDDEN, desc = "After the outcome, or lost without a count.")
@State
public class LineOrEnd {
    private final Stage stage = new Stage();
    private final RunningOperation operation = stage.start(OperationSpec.named("Work"));
    private final Witnesses witnesses = new Witnesses(stage, operation);

    @Actor
    public void line() {
        operation.sink().line("late");
    }

    @Actor
    public void finish() {
        stage.finish();
    }

    @Arbiter
    public void after(LL_Result r) {
        boolean agreed = witnesses.agree().equals("succeeded");
        r.r1 = operation.seq() + (agreed ? " records" : " records in disorder");
        r.r2 = stage.engine.statistics().droppedReports() + " dropped";
    }
}
