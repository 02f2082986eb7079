package io.progressstream.operation;

import io.progressstream.record.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands among its kin: its parent, its weight in it, and what became of its own parts. All of it is guarded by the lock of the
 * {@link TaskTree}.
 */
final class TaskShare {
    final int id;
    final String name;
    final @Nullable TaskNode parent;
    final double weight;

    final List<TaskNode> open = new ArrayList<>();
    TaskState state = TaskState.RUNNING;

    /** Weight given to parts so far. */
    double given;

    /** Weight that parts which are no longer open have done. */
    double settled;

    /** Items of parts that are no longer open. */
    long settledOk;

    /** Failed items of parts that are no longer open. */
    long settledBad;

    /** Whether a part ever counted items. */
    boolean settledItems;

    /** How far it was when it failed. */
    double frozen;

    TaskShare(int id, String name, @Nullable TaskNode parent, double weight) {
        this.id = id;
        this.name = name;
        this.parent = parent;
        this.weight = weight;
    }
}
