package io.progressstream.operation;

import io.progressstream.payload.JacksonPayloadCodec;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.store.OperationStore;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Builds an {@link OperationEngine}; everything that it needs of the world comes in here. Not thread-safe. */
public final class OperationEngineBuilder {
    /** Threads for work where there are no virtual ones. */
    public static final int DEFAULT_POOL_SIZE = 64;

    EngineLimits limits = EngineLimits.standard();
    PayloadCodec codec = JacksonPayloadCodec.standard();
    FailureMapper failures = FailureMapper.STANDARD;
    LongSupplier nanoTime = System::nanoTime;
    Supplier<String> ids = new RandomIds();
    UnaryOperator<Runnable> carry = UnaryOperator.identity();
    Optional<OperationStore> store = Optional.empty();
    Optional<Executor> executor = Optional.empty();
    Optional<Executor> delivery = Optional.empty();
    Optional<Scheduler> scheduler = Optional.empty();

    OperationEngineBuilder() {}

    /** The bounds; {@link EngineLimits#standard()} by default. */
    public OperationEngineBuilder limits(EngineLimits value) {
        limits = Objects.requireNonNull(value, "limits");
        return this;
    }

    /** Where operations are kept; by default a {@link io.progressstream.store.MemoryStore} with its standard limits. The engine does not close it. */
    public OperationEngineBuilder store(OperationStore value) {
        store = Optional.of(value);
        return this;
    }

    /** What writes results and arguments as JSON; a Jackson 3 mapper by default. */
    public OperationEngineBuilder codec(PayloadCodec value) {
        codec = Objects.requireNonNull(value, "codec");
        return this;
    }

    /** Which failures are meant for users; {@link FailureMapper#STANDARD} by default. */
    public OperationEngineBuilder failures(FailureMapper value) {
        failures = Objects.requireNonNull(value, "failures");
        return this;
    }

    /**
     * Runs the work. One that refuses ({@link java.util.concurrent.RejectedExecutionException}) makes the start of an operation fail with {@link
     * OperationRejectedException}. By default {@link WorkExecutors#standard} with {@value #DEFAULT_POOL_SIZE} threads, which the engine
     * closes; one that is given here is not closed.
     */
    public OperationEngineBuilder executor(Executor value) {
        executor = Optional.of(value);
        return this;
    }

    /** Tells followers. Its tasks are short and never wait. By default as many threads as there are processors, at least two. */
    public OperationEngineBuilder delivery(Executor value) {
        delivery = Optional.of(value);
        return this;
    }

    /** Calls the engine back in time; by default one daemon thread. */
    public OperationEngineBuilder scheduler(Scheduler value) {
        scheduler = Optional.of(value);
        return this;
    }

    /** The clock: nanoseconds from any origin, never falling; {@link System#nanoTime()} by default. */
    public OperationEngineBuilder nanoTime(LongSupplier value) {
        nanoTime = Objects.requireNonNull(value, "nanoTime");
        return this;
    }

    /** Makes ids. They must be unguessable and unique; 128 bits of {@link java.security.SecureRandom} by default. */
    public OperationEngineBuilder ids(Supplier<String> value) {
        ids = Objects.requireNonNull(value, "ids");
        return this;
    }

    /**
     * Carries the context of the thread that starts an operation to the thread that runs it: called on the first with what the second will run,
     * answers what it shall run instead. Nothing is carried by default.
     */
    public OperationEngineBuilder carry(UnaryOperator<Runnable> value) {
        carry = Objects.requireNonNull(value, "carry");
        return this;
    }

    /** Builds it. Its sampler begins at once. */
    public OperationEngine build() {
        return new OperationEngine(this);
    }
}
