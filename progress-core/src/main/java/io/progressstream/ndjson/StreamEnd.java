package io.progressstream.ndjson;

/** How a stream of records ended. */
public enum StreamEnd {
    /** With the outcome of its operation. */
    OUTCOME,
    /**
     * Without an outcome, whether it broke or just stopped: the operation may have failed, succeeded, or be running still. Whoever started it
     * must not call that success, and must not start it again because of that.
     */
    INTERRUPTED
}
