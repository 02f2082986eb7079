package io.progressstream.operation;

import io.progressstream.OperationState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** All operations of an engine: those that run, and those that have ended and are still readable, by time and by bytes. */
final class Operations {
    private final EngineLimits limits;
    private final Map<String, RunningOperation> all = new ConcurrentHashMap<>();
    private final Set<RunningOperation> watched = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private long endedBytes;

    private record Ended(RunningOperation operation, long at, long bytes) {}

    Operations(EngineLimits limits) {
        this.limits = limits;
    }

    void add(RunningOperation operation) {
        all.put(operation.id(), operation);
        watched.add(operation);
    }

    void remove(RunningOperation operation) {
        all.remove(operation.id(), operation);
        watched.remove(operation);
    }

    Optional<RunningOperation> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Those that the sampler has to look at. */
    Collection<RunningOperation> watched() {
        return watched;
    }

    void watch(RunningOperation operation) {
        watched.add(operation);
    }

    void unwatch(RunningOperation operation) {
        watched.remove(operation);
    }

    List<RunningOperation> running() {
        List<RunningOperation> running = new ArrayList<>();
        for (RunningOperation operation : all.values()) {
            if (operation.state() != OperationState.ENDED) {
                running.add(operation);
            }
        }
        return running;
    }

    void ended(RunningOperation operation, long now) {
        lock.lock();
        try {
            long bytes = operation.keptBytes();
            ended.addLast(new Ended(operation, now, bytes));
            endedBytes += bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets those whose time is over, and the oldest while there are too many bytes of them. */
    void forget(long now) {
        lock.lock();
        try {
            while (!ended.isEmpty() && isOver(ended.getFirst(), now)) {
                Ended oldest = ended.removeFirst();
                endedBytes -= oldest.bytes();
                all.remove(oldest.operation().id());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(Ended oldest, long now) {
        return now - oldest.at() >= limits.retention().toNanos() || endedBytes > limits.maxEndedBytes();
    }

    EngineStatistics statistics(long droppedReports) {
        int running = 0;
        int followers = 0;
        long bytes = 0;
        int total = 0;
        for (RunningOperation operation : all.values()) {
            total++;
            running += operation.state() == OperationState.ENDED ? 0 : 1;
            followers += operation.followerCount();
            bytes += operation.keptBytes();
        }
        return new EngineStatistics(running, total - running, followers, bytes, droppedReports);
    }
}
