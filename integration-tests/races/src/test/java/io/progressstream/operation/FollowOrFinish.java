package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description(
        "A follower comes back after the newest record while the operation ends: it hears the outcome once, or is called to hear it.")
@Outcome(
        id = {"ended, whole", "parked, whole"},
        expect = ACCEPTABLE,
        desc = "It has the outcome at once, or after it was called.")
@Outcome(expect = FORBIDDEN, desc = "A follower that waits for nothing, or without the outcome.")
@State
public class FollowOrFinish {
    private final AtomicInteger calls = new AtomicInteger();
    private final Stage stage = new Stage();
    private final Operation operation = stage.start(OperationSpec.named("Work"));
    private final Transcript transcript = new Transcript();
    private Follower follower;
    private long after;

    @Actor
    public void finish() {
        stage.finish();
    }

    @Actor
    public void follow(LL_Result r) {
        after = operation.seq();
        follower = operation.resume(after, calls::incrementAndGet);
        transcript.drain(follower);
        r.r1 = follower.isEnded() ? "ended" : "parked";
    }

    @Arbiter
    public void after(LL_Result r) {
        if (!follower.isEnded() && calls.get() == 0) {
            r.r2 = "never called";
            return;
        }
        transcript.drain(follower);
        Optional<String> record = transcript.outcomes().stream().findFirst();
        boolean told = record.or(transcript::snapshotOutcome).equals(Optional.of("succeeded"));
        boolean whole = follower.isEnded() && told && transcript.isWholeAfter(after);
        r.r2 = whole ? "whole" : "ended " + follower.isEnded() + ", outcome " + told;
    }
}
