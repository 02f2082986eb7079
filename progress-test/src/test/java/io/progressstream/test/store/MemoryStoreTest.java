package io.progressstream.test.store;

import io.progressstream.store.MemoryStore;
import io.progressstream.store.OperationStore;
import java.util.concurrent.atomic.AtomicLong;

class MemoryStoreTest extends OperationStoreContract {
    @Override
    protected OperationStore create(AtomicLong clock) {
        return new MemoryStore(LIMITS, clock::get);
    }
}
