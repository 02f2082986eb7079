package io.progressstream.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Operations in the memory of this process: a restart forgets them, and other nodes do not see them. Thread-safe. Its lock is held for a few
 * assignments, never while user code runs.
 */
public final class MemoryStore implements OperationStore {
    /** What an operation that has ended takes beside its bytes: objects, maps, the log. */
    private static final long OVERHEAD = 4_096;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final StoreLimits limits;
    private final LongSupplier nanoTime;
    private final ByteBudget budget;
    private final Map<String, MemoryOperation> all = new ConcurrentHashMap<>();
    private final Map<String, MemoryOperation> exclusive = new ConcurrentHashMap<>();
    private final KeyBook keys;
    private final Shelves shelves;

    /** A store with these limits. */
    public MemoryStore(StoreLimits limits) {
        this(limits, System::nanoTime);
    }

    /**
     * A store with these limits and a clock.
     *
     * @param nanoTime nanoseconds from any origin, never falling
     */
    public MemoryStore(StoreLimits limits, LongSupplier nanoTime) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
        this.budget = new ByteBudget(limits.maxBytes(), StoreLimits.SHARE);
        this.keys = new KeyBook(limits.maxKeys(), limits.keyRetention());
        this.shelves = new Shelves(limits, budget);
    }

    @Override
    public Admission admit(OperationEntry entry, Snapshots snapshots) {
        lock.lock();
        try {
            forget();
            Admission refusal = refusal(entry);
            if (refusal != null) {
                return refusal;
            }
            MemoryOperation operation = new MemoryOperation(this, entry, new RecordLog(limits, budget), snapshots);
            all.put(entry.id(), operation);
            entry.exclusive().ifPresent(name -> exclusive.put(name, operation));
            keys.use(entry);
            shelves.begin(operation);
            return new Admission.Admitted(operation);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Admission refusal(OperationEntry entry) {
        KeyBook.Use use = keys.find(entry);
        if (use != null) {
            return known(use, entry);
        }
        MemoryOperation occupant = entry.exclusive().map(exclusive::get).orElse(null);
        if (occupant != null) {
            return new Admission.Occupied(occupant);
        }
        if (entry.owner().isPresent() && shelves.running(entry.owner().get()) >= limits.maxRunningPerOwner()) {
            String reason = "You have " + limits.maxRunningPerOwner() + " operations running already";
            return new Admission.Full(Admission.Scope.OWNER, reason, RETRY_AFTER);
        }
        if (budget.isUsedUp()) {
            return new Admission.Full(
                    Admission.Scope.ALL, "There is no room for the records of another operation", RETRY_AFTER);
        }
        return null;
    }

    private Admission known(KeyBook.Use use, OperationEntry entry) {
        if (!use.fingerprint().equals(entry.key().orElseThrow().fingerprint())) {
            return new Admission.KeyReused();
        }
        MemoryOperation operation = all.get(use.id());
        return operation == null ? new Admission.KeySpent() : new Admission.Known(operation);
    }

    /** The operation has its outcome. */
    void ended(MemoryOperation operation) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            release(operation);
            keys.ended(operation.entry(), now);
            shelves.end(operation, now).forEach(this::drop);
        } finally {
            lock.unlock();
        }
    }

    /** The operation takes so many bytes beside its records, if it is still there. */
    void concluded(MemoryOperation operation, long bytes) {
        lock.lock();
        try {
            if (all.containsKey(operation.entry().id())) {
                budget.take(OVERHEAD + bytes);
                operation.count(OVERHEAD + bytes);
            }
        } finally {
            lock.unlock();
        }
    }

    void discard(MemoryOperation operation) {
        lock.lock();
        try {
            if (all.containsKey(operation.entry().id())) {
                release(operation);
                keys.free(operation.entry());
                shelves.discard(operation);
                drop(operation);
            }
        } finally {
            lock.unlock();
        }
    }

    private void release(MemoryOperation operation) {
        operation.entry().exclusive().ifPresent(name -> exclusive.remove(name, operation));
    }

    private void drop(MemoryOperation operation) {
        all.remove(operation.entry().id());
        budget.give(operation.bytes());
    }

    @Override
    public Optional<StoredOperation> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<StoredOperation> startedWith(Optional<String> owner, String key) {
        lock.lock();
        try {
            return Optional.ofNullable(keys.find(owner, key)).map(use -> all.get(use.id()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StoredOperation> ownedBy(String owner) {
        lock.lock();
        try {
            return new ArrayList<>(shelves.newestFirst(owner));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void expire() {
        lock.lock();
        try {
            forget();
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        long now = nanoTime.getAsLong();
        shelves.takeOverdue(now).forEach(this::drop);
        keys.forget(now);
    }

    @Override
    public StoreStatistics statistics() {
        lock.lock();
        try {
            int ended = shelves.ended();
            return new StoreStatistics(all.size() - ended, ended, budget.used(), keys.size());
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything. */
    @Override
    public void close() {
        lock.lock();
        try {
            List.copyOf(all.values()).forEach(operation -> {
                shelves.discard(operation);
                drop(operation);
            });
            exclusive.clear();
            keys.clear();
        } finally {
            lock.unlock();
        }
    }
}
