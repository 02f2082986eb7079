package io.progressstream.store;

import java.util.concurrent.atomic.AtomicLong;

class MemoryStoreTest extends OperationStoreContract {
    @Override
    protected OperationStore create(AtomicLong clock) {
        return new MemoryStore(LIMITS, clock::get);
    }
}
