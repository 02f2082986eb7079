package io.progressstream.operation;

import io.progressstream.operation.TaskNode.Measure;
import io.progressstream.record.TaskState;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A task as it was at one look, without what changes by itself (its rate): two equal views need no new record.
 *
 * @param id 0: the operation itself
 * @param parentId 0: a part of the operation
 * @param fraction 0 to 1; not a number: it cannot be told
 * @param total 0: not known
 */
record TaskView(
        int id,
        int parentId,
        String name,
        TaskState state,
        double fraction,
        boolean units,
        long done,
        long total,
        @Nullable String unit) {

    /** Called under the lock of the tree. */
    static TaskView of(TaskNode node) {
        TaskShare share = node.share;
        TaskNode parent = share.parent;
        long counted = node.counter.sum(); // once, and before the goal: who raises both raises the total first
        VarHandle.loadLoadFence();
        Goal goal = node.goal();
        long done = Fractions.done(node, counted, goal.total());
        return new TaskView(
                share.id,
                parent == null ? 0 : parent.share.id,
                share.name,
                share.state,
                Fractions.of(node, counted, goal.total()),
                goal.total() > 0 || done > 0 || node.countsItems(),
                done,
                goal.total(),
                goal.unit());
    }

    /** Whether the operation itself has something to show beside its tasks. */
    static boolean hasOwn(TaskNode root) {
        return root.goal().total() > 0
                || root.counter.sum() != 0
                || root.measure() != Measure.UNITS
                || root.countsItems();
    }
}
