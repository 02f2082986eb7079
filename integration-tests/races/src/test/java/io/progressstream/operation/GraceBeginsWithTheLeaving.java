package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.OperationState;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("A follower of an hour leaves while the sampler looks: the grace begins then, and is not over at once.")
@Outcome(id = "RUNNING, cancelled", expect = ACCEPTABLE, desc = "The whole grace was given.")
@Outcome(expect = FORBIDDEN, desc = "No grace, or one without an end.")
@State
public class GraceBeginsWithTheLeaving {
    private final Stage stage = new Stage();
    private final Operation operation = stage.start(OperationSpec.named("Work").withGrace(Duration.ofSeconds(30)));
    private final Follower follower = operation.follow(() -> {});

    public GraceBeginsWithTheLeaving() {
        stage.pass(Duration.ofHours(1));
    }

    @Actor
    public void leave() {
        follower.close();
    }

    @Actor
    public void look() {
        stage.sample();
    }

    @Arbiter
    public void after(LL_Result r) {
        OperationState state = operation.state();
        r.r1 = state;
        stage.pass(Duration.ofSeconds(31));
        r.r2 = operation.state() == OperationState.CANCELLING ? "cancelled" : operation.state();
    }
}
