package io.progressstream.operation;

import io.progressstream.payload.PayloadCodec;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What operations need of their engine. All of it may be used from any thread. */
final class EngineParts {
    private static final int ENCODERS = 16;
    /** Looks of the sampler between two at an operation that says nothing. */
    private static final int QUIET_LOOKS = 4;

    private static final int QUIETS_A_BEAT = 16;

    private final EngineLimits limits;
    private final PayloadCodec codec;
    private final Executor delivery;
    private final FailureMapper failures;
    private final LongSupplier nanoTime;
    private final Consumer<Watched> watch;
    private final Runnable left;
    private final LongAdder dropped = new LongAdder();
    private final LineEncoder[] encoders = new LineEncoder[ENCODERS];
    private final long quietNanos;
    private volatile long now;

    EngineParts(OperationEngineBuilder builder, Executor delivery, Consumer<Watched> watch, Runnable left) {
        this.limits = builder.limits;
        this.codec = builder.codec;
        this.delivery = delivery;
        this.failures = builder.failures;
        this.nanoTime = builder.nanoTime;
        this.watch = watch;
        this.left = left;
        this.quietNanos = Math.min(
                QUIET_LOOKS * limits.sampling().toNanos(), limits.beat().toNanos() / QUIETS_A_BEAT);
        this.now = nanoTime.getAsLong();
        for (int i = 0; i < ENCODERS; i++) {
            encoders[i] = new LineEncoder();
        }
    }

    EngineLimits limits() {
        return limits;
    }

    PayloadCodec codec() {
        return codec;
    }

    Executor delivery() {
        return delivery;
    }

    /** Runs what others are told of on a thread for that; on this one, when the engine is closed already. */
    void deliver(Runnable task) {
        try {
            delivery.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    FailureMapper failures() {
        return failures;
    }

    LineEncoder encoderFor(String id) {
        return encoders[Math.floorMod(id.hashCode(), ENCODERS)];
    }

    /** Looks at the clock. */
    long look() {
        now = nanoTime.getAsLong();
        return now;
    }

    /** What the clock showed at the last look: not older than a sampling interval. */
    long now() {
        return now;
    }

    /** A follower has joined an operation, which may have been idle. */
    void watch(Watched operation) {
        watch.accept(operation);
    }

    /** A follower has left. */
    void left() {
        left.run();
    }

    /**
     * For how long the sampler passes by an operation that has no news: so exactly are beats, laps and time limits kept. Ten thousand operations that
     * are looked at in full at each look take a third of a processor.
     */
    long quietNanos() {
        return quietNanos;
    }

    /** Whether an operation that has reported nothing for so many nanoseconds is stuck. */
    boolean isStuck(long idleNanos) {
        return limits.stuckAfter().isPresent()
                && idleNanos >= limits.stuckAfter().get().toNanos();
    }

    /** A report was not taken. */
    void dropped() {
        dropped.increment();
    }

    long droppedReports() {
        return dropped.sum();
    }

    /** A name for a failure that a person can read out and an operator can search for. */
    String ref() {
        return String.format(Locale.ROOT, "%08X", ThreadLocalRandom.current().nextInt());
    }
}
