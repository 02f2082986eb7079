package io.progressstream.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.store.Admission;
import io.progressstream.store.IdempotencyKey;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.OperationEntry;
import io.progressstream.store.OperationStore;
import io.progressstream.store.Snapshots;
import io.progressstream.store.StoreStatistics;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends OperationStoreContract {
    @Override
    protected OperationStore create(AtomicLong clock) {
        return new MemoryStore(LIMITS, clock::get);
    }

    @Test
    void aClosedStoreHasForgottenEverything() {
        MemoryStore store = new MemoryStore(LIMITS);
        OperationEntry entry = new OperationEntry(
                "one",
                "Work",
                Optional.of("ann"),
                Optional.of(new IdempotencyKey("key", "fingerprint")),
                Optional.of("the only one"));
        assertThat(store.admit(entry, Snapshots.frozen(new byte[1], new byte[1])))
                .isInstanceOf(Admission.Admitted.class);

        store.close();

        assertThat(store.find("one")).isEmpty();
        assertThat(store.ownedBy("ann")).isEmpty();
        assertThat(store.startedWith(Optional.of("ann"), "key")).isEmpty();
        assertThat(store.statistics()).isEqualTo(new StoreStatistics(0, 0, 0, 0));
    }
}
