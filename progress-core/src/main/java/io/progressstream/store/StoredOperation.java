package io.progressstream.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation as its store has it, for those who follow it. What somebody holds stays readable when the store has forgotten it.
 *
 * <p><b>No gap between replay and live.</b> A reader subscribes first and reads then: a record that is there is read, one that comes
 * later is told.
 */
public interface StoredOperation {

    /** What it is. */
    OperationEntry entry();

    /** The record after a number, the gap in which it stood, or null when there is none yet. */
    @Nullable
    Frame after(long cursor);

    /** The number of the newest record; 0 before the first. */
    long seq();

    /** How many records were dropped for want of room. */
    long clipped();

    /** The number of the outcome; 0: it has not ended. It is there before {@link #seq} answers it. */
    long outcomeSeq();

    /** The newest snapshot. */
    Snapshots snapshots();

    /** How it ended; empty: it has not, or not been concluded yet. */
    Optional<Outcome> outcome();

    /**
     * Calls back after each record, from the thread that wrote it: the callback must not wait. It may be called once more after it was
     * taken back.
     *
     * @return takes it back; may be repeated
     */
    Runnable subscribe(Runnable news);
}
