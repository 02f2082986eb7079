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
@Description("A cancellation meets the end of the work: one outcome, and everybody hears the same.")
@Outcome(id = "ACCEPTED, cancelled", expect = ACCEPTABLE, desc = "The work saw it.")
@Outcome(id = "ACCEPTED, succeeded", expect = ACCEPTABLE, desc = "The work had looked before.")
@Outcome(id = "ENDED, succeeded", expect = ACCEPTABLE, desc = "It came after the end.")
@Outcome(expect = FORBIDDEN, desc = "No outcome, two of them, or a cancellation that was not accepted.")
@State
public class CancelOrFinish {
    private final Stage stage = new Stage();
    private final Operation operation = stage.start(OperationSpec.named("Work"));
    private final Witnesses witnesses = new Witnesses(stage, operation);

    @Actor
    public void finish() {
        stage.finish();
    }

    @Actor
    public void cancel(LL_Result r) {
        r.r1 = operation.cancel();
    }

    @Arbiter
    public void after(LL_Result r) {
        r.r2 = witnesses.agree();
    }
}
