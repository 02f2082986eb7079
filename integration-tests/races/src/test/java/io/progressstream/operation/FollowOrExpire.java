package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description(
        "A follower comes while the store forgets the operation: it gets everything with the outcome, or hears that there is none.")
@Outcome(
        id = {"whole", "unknown"},
        expect = ACCEPTABLE,
        desc = "It came before, or after.")
@Outcome(expect = FORBIDDEN, desc = "A silent gap, or an endless wait.")
@State
public class FollowOrExpire {
    private final Stage stage = new Stage();
    private final String id;

    public FollowOrExpire() {
        RunningOperation operation = stage.start(OperationSpec.named("Work"));
        operation.sink().line("a line");
        stage.finish();
        id = operation.id();
    }

    @Actor
    public void expire() {
        stage.pass(Duration.ofMinutes(11));
    }

    @Actor
    public void follow(L_Result r) {
        Optional<Operation> found = stage.engine.find(id);
        if (found.isEmpty()) {
            r.r1 = "unknown";
            return;
        }
        Follower follower = found.get().resume(0, () -> {});
        Transcript transcript = new Transcript().drain(follower);
        boolean whole = follower.isEnded()
                && transcript.isWholeAfter(0)
                && transcript.kept() == 3
                && transcript.snapshotOutcome().isPresent();
        r.r1 = whole ? "whole" : "ended " + follower.isEnded() + ", records " + transcript.kept();
    }

    @Arbiter
    public void after(L_Result r) {
        if (stage.engine.find(id).isPresent()) {
            r.r1 = "never forgotten";
        }
    }
}
