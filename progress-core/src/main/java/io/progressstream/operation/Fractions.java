package io.progressstream.operation;

import io.progressstream.operation.TaskNode.Measure;
import io.progressstream.record.TaskState;

/** How far a task is, with its parts. Called under the lock of the {@link TaskTree}. */
final class Fractions {
    /** The largest integer of the protocol. */
    private static final long MAX = (1L << 53) - 1;

    private Fractions() {}

    /** From 0 to 1; not a number: it cannot be told. */
    static double of(TaskNode node) {
        return of(node, node.counter.sum(), node.goal().total());
    }

    /** The same with what the task itself has counted at one look, and the total of that look. */
    static double of(TaskNode node, long counted, long total) {
        TaskShare share = node.share;
        if (share.state == TaskState.FINISHED) {
            return 1;
        }
        if (share.state == TaskState.FAILED) {
            return share.frozen;
        }
        if (node.measure() == Measure.PERCENT) {
            return node.percent() / 100;
        }
        if (node.measure() == Measure.NONE) {
            return Double.NaN;
        }
        if (total > 0) {
            return clamp((counted + ofParts(share)) / total);
        }
        return share.given > 0 ? clamp(ofParts(share) / 100) : Double.NaN;
    }

    private static double ofParts(TaskShare share) {
        double sum = share.settled;
        for (TaskNode part : share.open) {
            double fraction = of(part);
            if (!Double.isNaN(fraction)) {
                sum += part.share.weight * fraction;
            }
        }
        return sum;
    }

    private static double clamp(double fraction) {
        return Math.max(0, Math.min(1, fraction));
    }

    /**
     * The same for the whole operation, but not a number also while something runs that said it is indeterminate and nothing that runs can say
     * how far it is.
     */
    static double ofOperation(TaskNode root) {
        double fraction = of(root);
        boolean unknown = false;
        for (TaskNode leaf : TaskTree.leaves(root)) {
            if (!Double.isNaN(of(leaf))) {
                return fraction;
            }
            unknown |= leaf.measure() == Measure.NONE;
        }
        return unknown ? Double.NaN : fraction;
    }

    /** Units done, those of closed parts included. */
    static long done(TaskNode node, long counted, long total) {
        double settled = total > 0 ? node.share.settled : 0;
        return Math.max(0, Math.min(MAX, counted + (long) settled));
    }

    /** Items that went well, those of parts included. */
    static long ok(TaskNode node) {
        return Math.max(0, Math.min(MAX, sumOk(node)));
    }

    private static long sumOk(TaskNode node) {
        long sum = node.okItems() + node.share.settledOk;
        for (TaskNode part : node.share.open) {
            sum += sumOk(part);
        }
        return sum;
    }

    static long bad(TaskNode node) {
        long sum = node.badItems() + node.share.settledBad;
        for (TaskNode part : node.share.open) {
            sum += bad(part);
        }
        return sum;
    }

    /** Whether items are counted anywhere: then even their absence is worth telling. */
    static boolean countsItems(TaskNode node) {
        if (node.countsItems() || node.share.settledItems || node.okItems() + node.badItems() > 0) {
            return true;
        }
        return node.share.open.stream().anyMatch(Fractions::countsItems);
    }
}
