package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.DisconnectPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("The last follower of an operation that lives for it leaves while the work ends: one outcome.")
@Outcome(
        id = {"cancelled", "succeeded"},
        expect = ACCEPTABLE,
        desc = "The work saw it, or had looked before.")
@Outcome(expect = FORBIDDEN, desc = "No outcome, or two of them.")
@State
public class DisconnectOrFinish {
    private final Stage stage = new Stage();
    private final Operation operation =
            stage.start(OperationSpec.named("Work").withOnDisconnect(DisconnectPolicy.CANCEL));
    private final Witnesses witnesses = new Witnesses(stage, operation);

    @Actor
    public void finish() {
        stage.finish();
    }

    @Actor
    public void disconnect() {
        witnesses.follower().close();
        stage.sample();
    }

    @Arbiter
    public void after(L_Result r) {
        r.r1 = witnesses.agree();
    }
}
