package io.progressstream.operation;

import io.progressstream.record.TaskState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tasks of one operation. A task is worth its weight in units of its parent's total (percent where there is none); what it has done of
 * itself moves the parent by that share, and what is left of the parent's bar is all that later parts can get. Only open tasks are held; what closed
 * ones have done is folded into their parents, so a million tasks one after the other cost nothing. A bounded number is shown.
 *
 * <p>The lock is held for walks over the open tasks only, never during I/O or calls to others.
 */
final class TaskTree {
    /** Open tasks that are looked at; further ones count when they are closed. */
    private static final int MAX_OPEN = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final TaskNode root;
    private final int maxShown;
    private final Deque<TaskNode> shown = new ArrayDeque<>();
    private int lastId;
    private int openTasks;
    private boolean shut;

    TaskTree(Reports reports, String name, int maxShown) {
        this.maxShown = maxShown;
        this.root = new TaskNode(reports, this, new TaskShare(0, name, null, 0));
    }

    TaskNode root() {
        return root;
    }

    TaskNode open(TaskNode parent, String name, double wish) {
        lock.lock();
        try {
            TaskShare above = parent.share;
            double left = Math.max(0, scale(parent) - above.given);
            double weight = wish > 0 ? Math.min(wish, left) : 0;
            TaskNode node = new TaskNode(parent.reports, this, new TaskShare(++lastId, name, parent, weight));
            if (shut || above.state != TaskState.RUNNING) {
                node.share.state = TaskState.FINISHED;
                node.shut();
                return node;
            }
            parent.parted();
            above.given += weight;
            if (openTasks < MAX_OPEN) {
                openTasks++;
                above.open.add(node);
                show(node);
            }
            return node;
        } finally {
            lock.unlock();
        }
    }

    /** Makes room by forgetting a task that is closed; without one, the new task is not shown. */
    private void show(TaskNode node) {
        if (shown.size() >= maxShown && !shown.removeIf(new FirstClosed())) {
            return;
        }
        shown.addLast(node);
    }

    private static final class FirstClosed implements java.util.function.Predicate<TaskNode> {
        private boolean found;

        @Override
        public boolean test(TaskNode node) {
            if (found || node.share.state == TaskState.RUNNING) {
                return false;
            }
            found = true;
            return true;
        }
    }

    void finish(TaskNode node) {
        close(node, TaskState.FINISHED);
    }

    void fail(TaskNode node) {
        close(node, TaskState.FAILED);
    }

    private void close(TaskNode node, TaskState state) {
        lock.lock();
        try {
            settle(node, state);
        } finally {
            lock.unlock();
        }
    }

    private void settle(TaskNode node, TaskState state) {
        TaskShare share = node.share;
        if (share.state != TaskState.RUNNING) {
            return;
        }
        for (TaskNode part : new ArrayList<>(share.open)) {
            settle(part, state);
        }
        double fraction = Fractions.of(node);
        share.frozen = Double.isNaN(fraction) ? 0 : fraction;
        share.state = state;
        TaskNode parent = share.parent;
        if (parent == null) {
            return;
        }
        node.shut();
        TaskShare above = parent.share;
        if (above.open.remove(node)) {
            openTasks--;
        }
        above.settled += share.weight * (state == TaskState.FINISHED ? 1 : share.frozen);
        above.settledOk += Fractions.ok(node);
        above.settledBad += Fractions.bad(node);
        above.settledItems |= Fractions.countsItems(node);
    }

    /** Takes no more reports, from any task. */
    void shut() {
        lock.lock();
        try {
            shut = true;
            shutFrom(root);
        } finally {
            lock.unlock();
        }
    }

    private static void shutFrom(TaskNode node) {
        node.shut();
        node.share.open.forEach(TaskTree::shutFrom);
    }

    /** Lets a reader look at the tree while nothing moves in it but the counters. */
    <R> R read(Reader<R> reader) {
        lock.lock();
        try {
            return reader.read(root, shown);
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the open tree and at the tasks that are shown, in order of their beginning. */
    interface Reader<R> {
        R read(TaskNode root, Iterable<TaskNode> shown);
    }

    /** How many units the bar of a task has. */
    static double scale(TaskNode node) {
        long total = node.goal().total();
        return total > 0 ? total : 100;
    }

    /** The tasks that run and have no running parts. */
    static List<TaskNode> leaves(TaskNode root) {
        List<TaskNode> leaves = new ArrayList<>();
        collect(root, leaves);
        return leaves;
    }

    private static void collect(TaskNode node, List<TaskNode> leaves) {
        if (node.share.open.isEmpty()) {
            leaves.add(node);
        }
        for (TaskNode part : node.share.open) {
            collect(part, leaves);
        }
    }
}
