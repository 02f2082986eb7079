package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description(
        "A follower joins an operation that has ended while the sampler finds that nobody follows it: it is looked after all the same.")
@Outcome(id = "1, given up", expect = ACCEPTABLE, desc = "It is counted, and given up when it does not read.")
@Outcome(expect = FORBIDDEN, desc = "Nobody looks after it.")
@State
public class FollowOrRest {
    private final AtomicBoolean stalled = new AtomicBoolean();
    private final Stage stage = new Stage();
    private final Operation operation = stage.start(OperationSpec.named("Work"));

    public FollowOrRest() {
        stage.finish();
    }

    @Actor
    public void follow() {
        operation.follow(new FollowerListener() {
            @Override
            public void available() {}

            @Override
            public void stalled() {
                stalled.set(true);
            }
        });
    }

    @Actor
    public void look() {
        stage.sample();
    }

    @Arbiter
    public void after(LL_Result r) {
        r.r1 = stage.engine.statistics().followers();
        stage.pass(Duration.ofMinutes(1));
        r.r2 = stalled.get() ? "given up" : "kept";
    }
}
