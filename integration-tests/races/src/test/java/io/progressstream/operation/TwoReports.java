package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.ProgressSink;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description(
        "Two threads report while a follower waits, which reads only when it is called: it is called until it has both.")
@Outcome(id = "both", expect = ACCEPTABLE, desc = "A report during a round of calls leads to another round.")
@Outcome(expect = FORBIDDEN, desc = "A wake-up was lost.")
@State
public class TwoReports {
    private final Stage stage = new Stage();
    private final RunningOperation operation = stage.start(OperationSpec.named("Work"));
    private final ProgressSink sink = operation.sink();
    private final Transcript transcript = new Transcript();
    private final Follower follower = operation.follow(this::read);

    public TwoReports() {
        transcript.drain(follower);
    }

    /** The first call comes while it joins, and the constructor reads for it. */
    private void read() {
        if (follower != null) {
            transcript.drain(follower);
        }
    }

    @Actor
    public void one() {
        sink.line("one");
    }

    @Actor
    public void two() {
        sink.line("two");
    }

    @Arbiter
    public void after(L_Result r) {
        r.r1 = transcript.kept() == 3 && transcript.isWholeAfter(0) ? "both" : transcript.kept() - 1;
    }
}
