package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("The grace of an operation without followers is over while its work ends: one outcome.")
@Outcome(
        id = {"cancelled", "succeeded"},
        expect = ACCEPTABLE,
        desc = "The work saw it, or had looked before.")
@Outcome(expect = FORBIDDEN, desc = "No outcome, or two of them.")
@State
public class GraceOrFinish {
    private final Stage stage = new Stage();
    private final Operation operation = stage.start(OperationSpec.named("Work").withGrace(Duration.ofSeconds(30)));
    private final Witnesses witnesses = new Witnesses(stage, operation);

    public GraceOrFinish() {
        witnesses.follower().close();
    }

    @Actor
    public void finish() {
        stage.finish();
    }

    @Actor
    public void over() {
        stage.pass(Duration.ofSeconds(31));
    }

    @Arbiter
    public void after(L_Result r) {
        r.r1 = witnesses.agree();
    }
}
