package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.store.IdempotencyKey;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description(
        "Two requests with one idempotency key, and no thread for the first work: a refused start leaves the key free, and nobody hangs.")
@Outcome(
        id = {"refused, started, 1 run", "started, refused, 1 run"},
        expect = ACCEPTABLE,
        desc = "The second came after the refusal.")
@Outcome(
        id = "refused, refused, 0 runs",
        expect = ACCEPTABLE,
        desc = "The second waited for the first, and was refused with it.")
@Outcome(expect = FORBIDDEN, desc = "Carried out twice, or a key without an operation.")
@State
public class StartRefused {
    private static final OperationSpec SPEC =
            OperationSpec.named("Import").withOwner("ann").withIdempotencyKey(new IdempotencyKey("key", "import"));

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final Stage stage = Stage.running(this::refuseFirst);

    private void refuseFirst(Runnable work) {
        if (asked.getAndIncrement() == 0) {
            throw new RejectedExecutionException();
        }
        work.run();
    }

    private String submit() {
        try {
            return stage.engine.submit(SPEC, progress -> runs.incrementAndGet()).isNew() ? "started" : "joined";
        } catch (OperationRejectedException e) {
            return "refused";
        }
    }

    @Actor
    public void one(LLL_Result r) {
        r.r1 = submit();
    }

    @Actor
    public void two(LLL_Result r) {
        r.r2 = submit();
    }

    @Arbiter
    public void after(LLL_Result r) {
        boolean kept = stage.engine.startedWith(Optional.of("ann"), "key").isPresent();
        r.r3 = (runs.get() == 1 ? "1 run" : runs + " runs") + (kept == (runs.get() == 1) ? "" : ", key kept: " + kept);
    }
}
