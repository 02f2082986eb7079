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
@Description("A follower finds nothing and parks while the sampler makes a progress record: no wake-up is lost.")
@Outcome(
        id = {"took it, whole", "parked, whole"},
        expect = ACCEPTABLE,
        desc = "It read the news, or was called for them.")
@Outcome(expect = FORBIDDEN, desc = "It waits, and nobody calls it.")
@State
public class ParkOrProgress {
    private final Parked follower = new Parked(new Stage());

    @Actor
    public void report() {
        follower.sink().total(10).position(5);
        follower.stage().sample();
    }

    @Actor
    public void poll(LL_Result r) {
        r.r1 = follower.poll();
    }

    @Arbiter
    public void after(LL_Result r) {
        r.r2 = follower.after(r.r1);
    }
}
