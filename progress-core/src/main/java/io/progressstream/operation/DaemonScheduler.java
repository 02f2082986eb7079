package io.progressstream.operation;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One daemon thread, {@code progress-sampler}. */
final class DaemonScheduler implements Scheduler {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress-sampler");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Scheduled every(Duration interval, Runnable task) {
        long nanos = interval.toNanos();
        ScheduledFuture<?> future = timer.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
        return () -> {
            future.cancel(false);
            timer.shutdown();
        };
    }
}
