package io.progressstream.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has which operations, and which of them have ended in which order. Not thread-safe. */
final class Shelves {
    private final StoreLimits limits;
    private final ByteBudget budget;
    private final Map<String, Shelf> owners = new HashMap<>();
    private final LinkedHashMap<MemoryOperation, Long> ended = new LinkedHashMap<>();

    /** The operations of one owner. */
    private static final class Shelf {
        final Set<MemoryOperation> all = new LinkedHashSet<>();
        final Set<MemoryOperation> ended = new LinkedHashSet<>();

        int running() {
            return all.size() - ended.size();
        }
    }

    Shelves(StoreLimits limits, ByteBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    void begin(MemoryOperation operation) {
        operation
                .entry()
                .owner()
                .ifPresent(owner ->
                        owners.computeIfAbsent(owner, name -> new Shelf()).all.add(operation));
    }

    /** It has ended; answers what its owner has too many of. */
    List<MemoryOperation> end(MemoryOperation operation, long now) {
        ended.put(operation, now);
        return shelf(operation)
                .map(shelf -> {
                    shelf.ended.add(operation);
                    return takeOldest(shelf);
                })
                .orElse(List.of());
    }

    private List<MemoryOperation> takeOldest(Shelf shelf) {
        List<MemoryOperation> taken = new ArrayList<>();
        while (shelf.ended.size() > limits.maxEndedPerOwner()) {
            MemoryOperation oldest = shelf.ended.iterator().next();
            discard(oldest);
            taken.add(oldest);
        }
        return taken;
    }

    /** Those whose time is over, and the oldest of those of which there are too many or too large ones. */
    List<MemoryOperation> takeOverdue(long now) {
        List<MemoryOperation> taken = new ArrayList<>();
        long room = 0;
        Iterator<Map.Entry<MemoryOperation, Long>> oldest = ended.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<MemoryOperation, Long> next = oldest.next();
            boolean overdue = now - next.getValue() >= limits.retention().toNanos();
            if (!overdue && ended.size() <= limits.maxEnded() && !budget.isUsedUp(room)) {
                break;
            }
            oldest.remove();
            unshelve(next.getKey());
            room += next.getKey().bytes();
            taken.add(next.getKey());
        }
        return taken;
    }

    /** It is not there any more. */
    void discard(MemoryOperation operation) {
        ended.remove(operation);
        unshelve(operation);
    }

    private void unshelve(MemoryOperation operation) {
        shelf(operation).ifPresent(shelf -> {
            shelf.all.remove(operation);
            shelf.ended.remove(operation);
            if (shelf.all.isEmpty()) {
                owners.remove(operation.entry().owner().orElseThrow());
            }
        });
    }

    private Optional<Shelf> shelf(MemoryOperation operation) {
        return operation.entry().owner().map(owners::get);
    }

    int running(String owner) {
        Shelf shelf = owners.get(owner);
        return shelf == null ? 0 : shelf.running();
    }

    Collection<MemoryOperation> newestFirst(String owner) {
        Shelf shelf = owners.get(owner);
        List<MemoryOperation> found = shelf == null ? new ArrayList<>() : new ArrayList<>(shelf.all);
        Collections.reverse(found);
        return found;
    }

    int ended() {
        return ended.size();
    }
}
