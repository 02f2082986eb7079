package io.progressstream.store;

/** Writes one operation into its store; held by the node that runs it. All methods may be called from any thread. */
public interface Journal {

    /** What has been written. */
    StoredOperation operation();

    /**
     * Gives a record its number and keeps it.
     *
     * @param line as {@link io.progressstream.ndjson.RecordEncoder#encode} gave it without a number
     * @return the number; 0: it came after the outcome and was not taken
     */
    long append(byte[] line);

    /**
     * Keeps the last record. From now on the operation is readable for the store's time, and what it had for itself is free.
     *
     * @return the number; 0: it has ended already
     */
    long end(byte[] line);

    /** What is told of it from now on; once, after {@link #end}. Nobody is asked for a snapshot any more. */
    void conclude(Outcome outcome, Snapshots last);

    /** It was never begun: as if it had not been admitted. */
    void discard();
}
