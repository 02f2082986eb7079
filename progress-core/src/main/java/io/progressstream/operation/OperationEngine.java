package io.progressstream.operation;

import io.progressstream.OutcomeKind;
import io.progressstream.Work;
import io.progressstream.payload.PayloadCodec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Runs operations: it starts their work, keeps what they report, tells their followers, and ends each of them with exactly one outcome. One
 * engine serves an application. All methods may be called from any thread; only {@link #shutdown} waits.
 *
 * <p>One sampler looks at all operations (20 times a second by default); no operation has a thread or timer of its own but the thread that its
 * work runs on.
 */
public final class OperationEngine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OperationEngine.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration SHORT_GRACE = Duration.ofSeconds(2);

    private final EngineParts parts;
    private final Operations operations;
    private final Executor executor;
    private final Supplier<String> ids;
    private final UnaryOperator<Runnable> carry;
    private final Scheduler.Scheduled sampler;
    private final List<ExecutorService> owned = new ArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final Quiet quiet = new Quiet();
    private volatile boolean closing;

    OperationEngine(OperationEngineBuilder builder) {
        this.operations = new Operations(builder.limits);
        this.executor =
                builder.executor.orElseGet(() -> own(WorkExecutors.standard(OperationEngineBuilder.DEFAULT_POOL_SIZE)));
        Executor delivery = builder.delivery.orElseGet(() -> own(WorkExecutors.delivery()));
        this.parts = new EngineParts(builder, delivery, operations::watch, quiet::changed);
        this.ids = builder.ids;
        this.carry = builder.carry;
        this.sampler = builder.scheduler.orElseGet(DaemonScheduler::new).every(builder.limits.sampling(), this::tick);
    }

    /** An engine with the standard limits. */
    public static OperationEngine create() {
        return builder().build();
    }

    /** An engine to be. */
    public static OperationEngineBuilder builder() {
        return new OperationEngineBuilder();
    }

    private ExecutorService own(ExecutorService service) {
        owned.add(service);
        return service;
    }

    /** The bounds that it was built with. */
    public EngineLimits limits() {
        return parts.limits();
    }

    /** What writes values of the application as JSON. */
    public PayloadCodec codec() {
        return parts.codec();
    }

    /** The threads that tell followers, for transports: its tasks are short and never wait. It refuses after the engine is closed. */
    public Executor delivery() {
        return parts.delivery();
    }

    /**
     * Starts an operation. Its work begins at once on a thread of its own; nothing of it happens on the calling thread.
     *
     * @throws OperationRejectedException if there is no room for it: then {@link OperationSpec#afterWork} is not run
     */
    public Operation start(OperationSpec spec, Work<?> work) {
        if (closing) {
            throw new OperationRejectedException("The server is stopping", RETRY_AFTER);
        }
        int limit = parts.limits().maxRunning();
        if (running.incrementAndGet() > limit) {
            running.decrementAndGet();
            throw new OperationRejectedException(limit + " operations are running already", RETRY_AFTER);
        }
        RunningOperation operation = new RunningOperation(parts, spec, ids.get());
        operation.outcome().thenRun(() -> ended(operation));
        operations.add(operation);
        WorkRun run = new WorkRun(parts, operation, work, this::workLeft);
        try {
            executor.execute(carry.apply(run));
        } catch (RejectedExecutionException e) {
            operations.remove(operation);
            running.decrementAndGet();
            throw new OperationRejectedException("All threads for operations are busy", RETRY_AFTER);
        } catch (RuntimeException | Error e) {
            operations.remove(operation);
            running.decrementAndGet();
            throw e;
        }
        return operation;
    }

    private void ended(RunningOperation operation) {
        operations.ended(operation, parts.look());
        quiet.changed();
    }

    private void workLeft() {
        running.decrementAndGet();
        quiet.changed();
    }

    /** The operation with this id; empty for one that never was, or is forgotten. */
    public Optional<Operation> find(String id) {
        return operations.find(id).map(operation -> operation);
    }

    /** Counts, as of now. */
    public EngineStatistics statistics() {
        return operations.statistics(parts.droppedReports());
    }

    private void tick() {
        long now = parts.look();
        for (RunningOperation operation : operations.watched()) {
            try {
                if (!operation.tick(now)) {
                    operations.unwatch(operation);
                }
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "Operation " + operation.id() + " could not be sampled", e);
            }
        }
        operations.forget(now);
    }

    /**
     * Takes no more operations, lets those that run work on for as long as the grace lasts, then asks them to stop, and ends those that do not
     * as {@code lost}; then waits shortly for followers to be told. Returns early once everything is done. Every operation has its
     * outcome afterwards. Waits for the grace and four seconds at the most.
     */
    public void shutdown(Duration grace) {
        closing = true;
        if (!quiet.await(grace, () -> operations.running().isEmpty())) {
            operations.running().forEach(operation -> operation.cancel(OutcomeKind.LOST));
            quiet.await(SHORT_GRACE, () -> operations.running().isEmpty());
            operations.running().forEach(operation -> operation.end(Ending.Stopped.lost()));
        }
        quiet.await(SHORT_GRACE, () -> statistics().followers() == 0);
        sampler.close();
        owned.forEach(ExecutorService::shutdown);
    }

    /** {@link #shutdown} without a grace: what runs is asked to stop at once. */
    @Override
    public void close() {
        shutdown(Duration.ZERO);
    }
}
