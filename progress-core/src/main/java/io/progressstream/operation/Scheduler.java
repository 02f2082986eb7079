package io.progressstream.operation;

import java.time.Duration;

/** Calls the engine back in time. */
public interface Scheduler {

    /**
     * Runs a task again and again, one interval after the other, never twice at once. The engine's tasks are short and never wait.
     *
     * @return ends it when closed
     */
    Scheduled every(Duration interval, Runnable task);

    /** Something that was scheduled. */
    interface Scheduled extends AutoCloseable {
        /** Ends it; a run that is under way goes on to its end. May be repeated. */
        @Override
        void close();
    }
}
