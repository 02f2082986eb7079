package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The control: the latch of an operation's end with a bug on purpose. A run of the races that does not find it has proven nothing. */
@JCStressTest
@Description("A latch that looks and then acts, without a lock: found by every run that is worth something.")
@Outcome(
        id = {"true, false", "false, true"},
        expect = ACCEPTABLE,
        desc = "One end is the first.")
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "Both are the first.")
@Outcome(expect = FORBIDDEN, desc = "None is the first.")
@State
public class CheckThenAct {
    private volatile boolean ended;

    private boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    @Actor
    public void one(ZZ_Result r) {
        r.r1 = end();
    }

    @Actor
    public void two(ZZ_Result r) {
        r.r2 = end();
    }
}
