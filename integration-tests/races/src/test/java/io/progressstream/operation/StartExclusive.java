package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.OperationState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("Two operations that want one thing for themselves: one runs, the other is refused and told by which.")
@Outcome(
        id = {"started, occupied, 1 running", "occupied, started, 1 running"},
        expect = ACCEPTABLE,
        desc = "One was first.")
@Outcome(expect = FORBIDDEN, desc = "Both run, or none.")
@State
public class StartExclusive {
    private static final OperationSpec SPEC = OperationSpec.named("Import").withExclusive("customer 7");

    private final Stage stage = new Stage();

    private String start() {
        try {
            stage.start(SPEC);
            return "started";
        } catch (OperationOccupiedException e) {
            return e.by().state() == OperationState.RUNNING ? "occupied" : "occupied by what does not run";
        }
    }

    @Actor
    public void one(LLL_Result r) {
        r.r1 = start();
    }

    @Actor
    public void two(LLL_Result r) {
        r.r2 = start();
    }

    @Arbiter
    public void after(LLL_Result r) {
        r.r3 = stage.engine.statistics().running() + " running";
    }
}
