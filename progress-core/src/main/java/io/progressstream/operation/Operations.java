package io.progressstream.operation;

import io.progressstream.OperationState;
import io.progressstream.store.OperationStore;
import io.progressstream.store.StoreStatistics;
import io.progressstream.store.StoredOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** The operations that an engine knows: those that start and run here, and those of its store that somebody has asked for. */
final class Operations {
    private final EngineParts parts;
    private final OperationStore store;
    private final Map<String, CompletableFuture<RunningOperation>> starting = new ConcurrentHashMap<>();
    private final Map<String, RunningOperation> running = new ConcurrentHashMap<>();
    private final Map<String, KeptOperation> kept = new ConcurrentHashMap<>();
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

    Operations(EngineParts parts, OperationStore store) {
        this.parts = parts;
        this.store = store;
    }

    /** An operation with this id is about to be admitted: who finds it in the store waits for what becomes of its start. */
    CompletableFuture<RunningOperation> expect(String id) {
        CompletableFuture<RunningOperation> start = new CompletableFuture<>();
        starting.put(id, start);
        return start;
    }

    /** Its start is over, one way or the other. */
    void expectNoMore(String id) {
        starting.remove(id);
    }

    void add(RunningOperation operation) {
        running.put(operation.id(), operation);
        watched.add(operation);
    }

    void remove(RunningOperation operation) {
        running.remove(operation.id(), operation);
        watched.remove(operation);
    }

    /** It has ended, and the store has it. Followers that are still reading are looked after until they have left. */
    void ended(RunningOperation operation) {
        running.remove(operation.id(), operation);
    }

    Optional<Operation> find(String id) {
        RunningOperation here = running.get(id);
        return here != null ? Optional.of(here) : store.find(id).flatMap(this::of);
    }

    Optional<Operation> startedWith(Optional<String> owner, String key) {
        return store.startedWith(owner, key).flatMap(this::of);
    }

    List<Operation> ownedBy(String owner) {
        return store.ownedBy(owner).stream()
                .flatMap(stored -> of(stored).stream())
                .toList();
    }

    /**
     * The operation that the store means. Waits for another thread that is just starting it, which takes no longer than handing it to an
     * executor.
     *
     * @throws OperationRejectedException if that start was refused
     */
    Operation await(StoredOperation stored) {
        CompletableFuture<RunningOperation> start = starting.get(stored.entry().id());
        if (start != null) {
            return joined(start);
        }
        return of(stored).orElseThrow(OperationRejectedException::notStarted);
    }

    private static Operation joined(CompletableFuture<RunningOperation> start) {
        try {
            return start.join();
        } catch (CompletionException e) {
            throw OperationRejectedException.notStarted();
        }
    }

    /** Empty: it is just being started, and nobody knows yet whether it will be. */
    private Optional<Operation> of(StoredOperation stored) {
        String id = stored.entry().id();
        RunningOperation here = running.get(id);
        if (here != null) {
            return Optional.of(here);
        }
        return stored.outcome().isPresent()
                ? Optional.of(kept.computeIfAbsent(id, key -> new KeptOperation(parts, stored)))
                : Optional.empty();
    }

    /** Those that the sampler has to look at. */
    Collection<Watched> watched() {
        return watched;
    }

    void watch(Watched operation) {
        watched.add(operation);
    }

    /** The sampler has seen no reason to look again; whoever has joined since is one. */
    void unwatch(Watched operation) {
        watched.remove(operation);
        if (operation.followerCount() > 0) {
            watched.add(operation);
        }
    }

    List<RunningOperation> running() {
        List<RunningOperation> found = new ArrayList<>(running.values());
        found.removeIf(operation -> operation.state() == OperationState.ENDED);
        return found;
    }

    /** Forgets what the store has forgotten. */
    void forget() {
        store.expire();
        kept.values()
                .removeIf(operation -> operation.followerCount() == 0
                        && store.find(operation.id()).isEmpty());
    }

    EngineStatistics statistics(long droppedReports) {
        int followers = 0;
        for (Watched operation : watched) {
            followers += operation.followerCount();
        }
        int stuck = 0;
        for (RunningOperation operation : running.values()) {
            stuck += operation.isStuck() ? 1 : 0;
        }
        StoreStatistics stored = store.statistics();
        return new EngineStatistics(running.size(), stuck, stored.ended(), followers, stored.bytes(), droppedReports);
    }
}
