package io.progressstream.operation;

import io.progressstream.store.MemoryStore;
import io.progressstream.store.StoreLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An engine whose clock, sampler and delivery are the test's: nothing happens by itself but the work, on threads of its own. */
final class TestEngine implements AutoCloseable {
    /** How exactly beats, laps and time limits are kept: four looks of the sampler. */
    static final Duration EXACTLY = Duration.ofMillis(200);

    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private final AtomicInteger ids = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<Follower> followers = new ArrayList<>();
    private final Duration sampling;
    final OperationEngine engine;

    TestEngine() {
        this(EngineLimits.standard());
    }

    TestEngine(EngineLimits limits) {
        this(limits, Optional.empty());
    }

    TestEngine(StoreLimits stored) {
        this(EngineLimits.standard(), stored, Optional.empty());
    }

    TestEngine(EngineLimits limits, Optional<Executor> executor) {
        this(limits, StoreLimits.standard(), executor);
    }

    TestEngine(EngineLimits limits, StoreLimits stored, Optional<Executor> executor) {
        sampling = limits.sampling();
        engine = OperationEngine.builder()
                .limits(limits)
                .store(new MemoryStore(stored, nanos::get))
                .nanoTime(nanos::get)
                .scheduler(scheduler)
                .executor(executor.orElse(threads))
                .delivery(Runnable::run)
                .ids(() -> "operation-" + ids.incrementAndGet())
                .build();
    }

    /** Lets time pass, sampled as the real engine would. */
    void pass(Duration time) {
        long left = time.toNanos();
        while (left > 0) {
            long step = Math.min(left, sampling.toNanos());
            nanos.addAndGet(step);
            left -= step;
            scheduler.run();
        }
    }

    /** The time of so many looks of the sampler. */
    Duration looks(int count) {
        return sampling.multipliedBy(count);
    }

    /** One look of the sampler. */
    void sample() {
        pass(sampling);
    }

    /** Joins from the beginning; left at the end of the test. */
    Follower follow(Operation operation, FollowerListener listener) {
        return joined(operation.follow(listener));
    }

    /** Joins later; left at the end of the test. */
    Follower resume(Operation operation, long after, FollowerListener listener) {
        return joined(operation.resume(after, listener));
    }

    private Follower joined(Follower follower) {
        followers.add(follower);
        return follower;
    }

    void closeFollowers() {
        followers.forEach(Follower::close);
    }

    @Override
    public void close() {
        closeFollowers();
        threads.shutdownNow();
        engine.close();
    }

    /** Runs what was scheduled when the test says so. */
    private static final class ManualScheduler implements Scheduler {
        private final List<Runnable> tasks = new ArrayList<>();

        @Override
        public Scheduled every(Duration interval, Runnable task) {
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        void run() {
            List.copyOf(tasks).forEach(Runnable::run);
        }
    }
}
