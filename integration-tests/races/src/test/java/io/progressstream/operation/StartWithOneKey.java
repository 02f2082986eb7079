package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.store.IdempotencyKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("Two requests with one idempotency key: one is carried out, both get it.")
@Outcome(
        id = {"started, joined, one run of one operation", "joined, started, one run of one operation"},
        expect = ACCEPTABLE,
        desc = "One was first.")
@Outcome(expect = FORBIDDEN, desc = "Carried out twice, or not by both.")
@State
public class StartWithOneKey {
    private static final OperationSpec SPEC =
            OperationSpec.named("Import").withOwner("ann").withIdempotencyKey(new IdempotencyKey("key", "import"));

    private final AtomicInteger runs = new AtomicInteger();
    private final Stage stage = Stage.running(Runnable::run);
    private volatile String first = "";
    private volatile String second = "";

    private Submission submit() {
        return stage.engine.submit(SPEC, progress -> runs.incrementAndGet());
    }

    private static String word(Submission submission) {
        return submission.isNew() ? "started" : "joined";
    }

    @Actor
    public void one(LLL_Result r) {
        Submission submission = submit();
        first = submission.operation().id();
        r.r1 = word(submission);
    }

    @Actor
    public void two(LLL_Result r) {
        Submission submission = submit();
        second = submission.operation().id();
        r.r2 = word(submission);
    }

    @Arbiter
    public void after(LLL_Result r) {
        r.r3 = (runs.get() == 1 ? "one run" : runs + " runs") + " of "
                + (first.equals(second) ? "one operation" : "two");
    }
}
