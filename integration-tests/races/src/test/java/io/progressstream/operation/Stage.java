package io.progressstream.operation;

import io.progressstream.Work;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.StoreLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An engine without threads: work runs and time passes when a race says so, and who has news tells the followers itself. One is made for each
 * round of a race.
 */
final class Stage {
    private static final StoreLimits STORED =
            StoreLimits.builder().retention(Duration.ofMinutes(10)).build();
    private static final EngineLimits LIMITS =
            EngineLimits.builder().stuckAfter(Optional.empty()).build();

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private Runnable sampler = () -> {};
    private volatile Runnable held = () -> {};
    final OperationEngine engine;

    /** Work is held until {@link #finish}. */
    Stage() {
        this(null);
    }

    private Stage(Executor executor) {
        engine = OperationEngine.builder()
                .limits(LIMITS)
                .store(new MemoryStore(STORED, nanos::get))
                .nanoTime(nanos::get)
                .scheduler((interval, task) -> {
                    sampler = task;
                    return () -> {};
                })
                .executor(executor == null ? this::hold : executor)
                .delivery(Runnable::run)
                .ids(() -> "operation-" + ids.incrementAndGet())
                .build();
    }

    /** Work runs as this executor likes. */
    static Stage running(Executor executor) {
        return new Stage(executor);
    }

    private void hold(Runnable work) {
        held = work;
    }

    /** Starts an operation whose work obeys a cancellation and returns nothing. */
    RunningOperation start(OperationSpec spec) {
        return start(spec, progress -> {
            progress.checkCancelled();
            return null;
        });
    }

    RunningOperation start(OperationSpec spec, Work<?> work) {
        return (RunningOperation) engine.start(spec, work);
    }

    /** Runs the work that is held to its end. */
    void finish() {
        held.run();
    }

    /** Lets time pass, with one look of the sampler at its end. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        sample();
    }

    /** One look of the sampler. */
    void sample() {
        sampler.run();
    }
}
