package io.progressstream.store;

import java.util.List;
import java.util.Optional;

/**
 * Keeps operations: their kept records, their newest snapshot, and under which keys they were started. An operation is readable from its
 * admission until a stated time after its end, unless a bound of the store is reached before: then those that have ended longest
 * ago are forgotten first. What a store has to give to be one is said in tests: {@code OperationStoreContract} of progress-test.
 *
 * <p>One record is one entry, and its number is the cursor behind it: a store on another machine has nothing else to translate.
 *
 * <p><b>Threads.</b> All methods may be called from any thread. None of them waits for a network: a store on another machine reads ahead and
 * writes behind, and answers from what it has. {@link #admit} is the exception: it is atomic for all nodes that share the store, and may take
 * a round trip.
 */
public interface OperationStore extends AutoCloseable {

    /**
     * Takes an operation in, if its key was not used, what it wants for itself is free, and there is room: all of it or nothing, whoever
     * asks at the same time.
     *
     * @param snapshots of the operation while it runs. The store asks when it wants one, but not before it has answered
     */
    Admission admit(OperationEntry entry, Snapshots snapshots);

    /** The operation with this id; empty: there never was one, or it is forgotten. */
    Optional<StoredOperation> find(String id);

    /** The operation that this owner started with this key; empty: none, or it is forgotten. */
    Optional<StoredOperation> startedWith(Optional<String> owner, String key);

    /** The operations of an owner, newest first. */
    List<StoredOperation> ownedBy(String owner);

    /** Forgets what has had its time. Called about as often as the engine samples; what it takes must not grow with what is stored. */
    void expire();

    /** Counts, as of now. */
    StoreStatistics statistics();

    /** Gives back what the store holds. The engine that it was given to does not call it. */
    @Override
    void close();
}
