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
@Description("Two threads say the total of a task, one of them with its unit, which stays said.")
@Outcome(
        id = {"100 rows", "200 rows"},
        expect = ACCEPTABLE,
        desc = "One after the other.")
@Outcome(expect = FORBIDDEN, desc = "The unit is lost.")
@State
public class TotalOrTotal {
    private final Stage stage = new Stage();
    private final ProgressSink task =
            stage.start(OperationSpec.named("Work")).sink().task("part", 50);

    @Actor
    public void withUnit() {
        task.total(100, "rows");
    }

    @Actor
    public void without() {
        task.total(200);
    }

    @Arbiter
    public void told(L_Result r) {
        Goal goal = ((TaskNode) task).goal();
        r.r1 = goal.total() + " " + goal.unit();
    }
}
