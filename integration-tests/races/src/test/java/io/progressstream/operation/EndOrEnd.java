package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("The work returns while a shutdown gives it up: the first end counts, and what was told stays.")
@Outcome(id = "none, succeeded", expect = ACCEPTABLE, desc = "The work was first, and its end was being told.")
@Outcome(id = "succeeded, succeeded", expect = ACCEPTABLE, desc = "The work was first.")
@Outcome(id = "lost, lost", expect = ACCEPTABLE, desc = "The shutdown was first.")
@Outcome(expect = FORBIDDEN, desc = "Two outcomes, or one that changed.")
@State
public class EndOrEnd {
    private final Stage stage = new Stage();
    private final RunningOperation operation = stage.start(OperationSpec.named("Work"));
    private final Witnesses witnesses = new Witnesses(stage, operation);

    @Actor
    public void returned() {
        operation.end(new Ending.Returned(Optional.empty(), Optional.empty()));
    }

    @Actor
    public void lost(LL_Result r) {
        operation.end(Ending.Stopped.lost());
        r.r1 = witnesses.told();
    }

    @Arbiter
    public void after(LL_Result r) {
        r.r2 = witnesses.agree();
    }
}
