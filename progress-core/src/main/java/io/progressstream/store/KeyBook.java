package io.progressstream.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The idempotency keys that were used, by owner: for as long as their operation runs, and for a while after. Not thread-safe. */
final class KeyBook {
    private final int max;
    private final long retention;
    private final Map<Name, Use> running = new HashMap<>();
    private final LinkedHashMap<Name, Use> spent = new LinkedHashMap<>();

    private record Name(Optional<String> owner, String key) {}

    /**
     * What a key was used for.
     *
     * @param endedAt when the operation ended, nanoseconds; of no meaning while it runs
     */
    record Use(String id, String fingerprint, long endedAt) {}

    KeyBook(int max, Duration retention) {
        this.max = max;
        this.retention = retention.toNanos();
    }

    @Nullable
    Use find(OperationEntry entry) {
        return entry.key().map(key -> find(entry.owner(), key.value())).orElse(null);
    }

    @Nullable
    Use find(Optional<String> owner, String key) {
        Name name = new Name(owner, key);
        Use use = running.get(name);
        return use != null ? use : spent.get(name);
    }

    void use(OperationEntry entry) {
        entry.key().ifPresent(key -> running.put(nameOf(entry, key), new Use(entry.id(), key.fingerprint(), 0)));
    }

    void ended(OperationEntry entry, long now) {
        entry.key().ifPresent(key -> {
            Name name = nameOf(entry, key);
            running.remove(name);
            spent.put(name, new Use(entry.id(), key.fingerprint(), now));
        });
    }

    /** As if it had not been used. */
    void free(OperationEntry entry) {
        entry.key().ifPresent(key -> running.remove(nameOf(entry, key)));
    }

    private static Name nameOf(OperationEntry entry, IdempotencyKey key) {
        return new Name(entry.owner(), key.value());
    }

    void forget(long now) {
        Iterator<Use> oldest = spent.values().iterator();
        while (oldest.hasNext()) {
            Use use = oldest.next();
            if (size() <= max && now - use.endedAt() < retention) {
                return;
            }
            oldest.remove();
        }
    }

    void clear() {
        running.clear();
        spent.clear();
    }

    int size() {
        return running.size() + spent.size();
    }
}
