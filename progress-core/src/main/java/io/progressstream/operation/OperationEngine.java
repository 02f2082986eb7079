package io.progressstream.operation;

import io.progressstream.OutcomeKind;
import io.progressstream.Work;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.store.Admission;
import io.progressstream.store.Journal;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.OperationEntry;
import io.progressstream.store.OperationStore;
import io.progressstream.store.StoreLimits;
import io.progressstream.store.StoredOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private static final String STOPPING = "The server is stopping";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration MOVING_RETRY = Duration.ofSeconds(5);
    private static final Duration SHORT_GRACE = Duration.ofSeconds(2);

    /** So many operations the sampler looks at in a row, some 60 us: where each has a line a second, ten thousand in a row hold lines up for milliseconds. */
    private static final int IN_A_ROW = 128;

    private final EngineParts parts;
    private final OperationStore store;
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
        this.executor =
                builder.executor.orElseGet(() -> own(WorkExecutors.standard(OperationEngineBuilder.DEFAULT_POOL_SIZE)));
        Executor delivery = builder.delivery.orElseGet(() -> own(WorkExecutors.delivery()));
        this.parts = new EngineParts(builder, delivery, this::watch, quiet::changed);
        this.store = builder.store.orElseGet(() -> new MemoryStore(StoreLimits.standard(), builder.nanoTime));
        this.operations = new Operations(parts, store);
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

    private void watch(Watched operation) {
        operations.watch(operation);
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
     * Starts an operation. Its work begins at once on a thread of its own; nothing of it happens on the calling thread. Where the specification
     * has an idempotency key that its owner has used for the same request before, nothing is started, and the operation that was started then is
     * answered.
     *
     * @return the operation, and whether this call has started it. If not, the work and {@link OperationSpec#afterWork} are not run
     * @throws OperationRejectedException if there is no room for it; so do the others: nothing was started, and {@link
     *     OperationSpec#afterWork} is not run
     * @throws OperationOccupiedException if another one runs that is exclusive under the same name
     * @throws IdempotencyKeyException if the key was used for another request, or for an operation that is not stored any more
     */
    public Submission submit(OperationSpec spec, Work<?> work) {
        if (closing) {
            throw OperationRejectedException.ofAll(STOPPING, RETRY_AFTER);
        }
        String id = ids.get();
        CompletableFuture<RunningOperation> start = operations.expect(id);
        try {
            OperationEntry entry = new OperationEntry(id, spec.name(), spec.owner(), spec.key(), spec.exclusive());
            Admission admission = store.admit(entry, new LateSnapshots(start));
            if (admission instanceof Admission.Admitted admitted) {
                RunningOperation operation = begin(spec, work, admitted.journal());
                start.complete(operation);
                return new Submission(operation, true);
            }
            return new Submission(operations.await(known(admission)), false);
        } catch (RuntimeException | Error e) {
            start.completeExceptionally(e);
            throw e;
        } finally {
            operations.expectNoMore(id);
        }
    }

    /** {@link #submit} for operations without an idempotency key. */
    public Operation start(OperationSpec spec, Work<?> work) {
        return submit(spec, work).operation();
    }

    private RunningOperation begin(OperationSpec spec, Work<?> work, Journal journal) {
        int limit = parts.limits().maxRunning();
        if (running.incrementAndGet() > limit) {
            running.decrementAndGet();
            journal.discard();
            throw OperationRejectedException.ofAll(limit + " operations are running already", RETRY_AFTER);
        }
        RunningOperation operation = new RunningOperation(parts, spec, journal);
        operation.outcome().thenRun(() -> ended(operation));
        operations.add(operation);
        if (closing) { // after it is there: a shutdown that has begun before may not have seen it
            undo(operation, journal);
            throw OperationRejectedException.ofAll(STOPPING, RETRY_AFTER);
        }
        try {
            WorkRun run = new WorkRun(parts, operation, work, this::workLeft);
            Runnable carried = carry.apply(run);
            executor.execute(() -> run.run(carried));
        } catch (RejectedExecutionException e) {
            undo(operation, journal);
            throw OperationRejectedException.ofAll("All threads for operations are busy", RETRY_AFTER);
        } catch (RuntimeException | Error e) {
            undo(operation, journal);
            throw e;
        }
        return operation;
    }

    private void undo(RunningOperation operation, Journal journal) {
        operations.remove(operation);
        running.decrementAndGet();
        journal.discard();
    }

    /** The operation that was started before; everything else is a refusal. */
    private StoredOperation known(Admission admission) {
        if (admission instanceof Admission.Known before) {
            return before.operation();
        }
        if (admission instanceof Admission.Occupied occupied) {
            throw new OperationOccupiedException(operations.await(occupied.by()));
        }
        if (admission instanceof Admission.Full full) {
            throw new OperationRejectedException(full.scope(), full.reason(), full.retryAfter());
        }
        throw admission instanceof Admission.KeyReused
                ? IdempotencyKeyException.reused()
                : IdempotencyKeyException.spent();
    }

    private void ended(RunningOperation operation) {
        operations.ended(operation);
        quiet.changed();
    }

    private void workLeft() {
        running.decrementAndGet();
        quiet.changed();
    }

    /** The operation with this id; empty for one that never was, or is forgotten. */
    public Optional<Operation> find(String id) {
        return operations.find(id);
    }

    /** The operation that this owner has started with this idempotency key; empty: none, or it is forgotten. */
    public Optional<Operation> startedWith(Optional<String> owner, String key) {
        return operations.startedWith(owner, key);
    }

    /** The operations of an owner, newest first. */
    public List<Operation> ownedBy(String owner) {
        return operations.ownedBy(owner);
    }

    /** Counts, as of now. */
    public EngineStatistics statistics() {
        return operations.statistics(parts.droppedReports());
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing but how soon lines come hangs on it
    private void tick() {
        long now = parts.look();
        int looks = 0;
        for (Watched operation : operations.watched()) {
            if (++looks % IN_A_ROW == 0) {
                Thread.yield(); // to whoever writes
            }
            try {
                if (!operation.tick(now)) {
                    operations.unwatch(operation);
                }
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "Operation " + operation.id() + " could not be sampled", e);
            }
        }
        operations.forget();
    }

    /**
     * Takes no more operations, tells followers that the server moves, lets the operations that run work on for as long as the grace lasts, then asks them to stop, and ends those that do not
     * as {@code lost}; then waits shortly for followers to be told. Returns early once everything is done. Every operation has its
     * outcome afterwards. Waits for the grace and four seconds at the most.
     */
    public void shutdown(Duration grace) {
        closing = true;
        operations.running().forEach(operation -> operation.moving(MOVING_RETRY));
        if (!quiet.await(grace, () -> operations.running().isEmpty())) {
            operations.running().forEach(operation -> operation.stop(OutcomeKind.LOST));
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
