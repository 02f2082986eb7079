package io.progressstream.operation;

import io.progressstream.store.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The newest progress record of each task, in the order in which they were made. Immutable: the meter makes a new one with each
 * record, followers look at the newest.
 */
record Passing(Entry[] entries) {

    static final Passing NONE = new Passing(new Entry[0]);

    /**
     * One progress record.
     *
     * @param version rises with each record of an operation
     */
    record Entry(int taskId, long version, Frame frame) {}

    /** That of the newest; 0: there is none. */
    long version() {
        return entries.length == 0 ? 0 : entries[entries.length - 1].version();
    }

    /** The oldest that is newer than a version. */
    @Nullable
    Entry after(long version) {
        for (Entry entry : entries) {
            if (entry.version() > version) {
                return entry;
            }
        }
        return null;
    }

    /** The same with the newest record of a task in place of its earlier one, of at most so many tasks. */
    Passing with(Entry newest, int max) {
        int keep = 0;
        for (Entry entry : entries) {
            if (entry.taskId() != newest.taskId()) {
                keep++;
            }
        }
        int skip = Math.max(0, keep + 1 - max);
        Entry[] next = new Entry[keep - skip + 1];
        int at = 0;
        for (Entry entry : entries) {
            if (entry.taskId() != newest.taskId() && skip-- <= 0) {
                next[at++] = entry;
            }
        }
        next[at] = newest;
        return new Passing(next);
    }
}
