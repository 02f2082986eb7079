package io.progressstream.operation;

/**
 * One number for all that progress records tell of an operation: the same number, nothing new (but for a collision, which the next
 * report repairs). Allocates nothing, as it is computed for each operation at each look.
 */
@SuppressWarnings("EnumOrdinal") // of one run: the number is kept nowhere
final class Checksum {
    private Checksum() {}

    /** Of all tasks. Called under the lock of the {@link TaskTree}. */
    static long of(TaskNode root, Iterable<TaskNode> shown) {
        long sum = open(root);
        for (TaskNode node : shown) {
            sum = mix(sum, node.share.id * 4L + node.share.state.ordinal());
        }
        return sum;
    }

    private static long open(TaskNode node) {
        TaskShare share = node.share;
        Goal goal = node.goal();
        long sum = mix(share.id, ofCounted(node));
        sum = mix(sum, goal.total());
        sum = mix(sum, Double.doubleToRawLongBits(share.settled) + share.settledOk * 31 + share.settledBad);
        sum = mix(sum, goal.unit() == null ? 0 : goal.unit().hashCode());
        for (int i = 0; i < share.open.size(); i++) {
            sum = mix(sum, open(share.open.get(i)));
        }
        return sum;
    }

    /** Of what a task itself has counted, without its goal and its parts. Needs no lock. */
    static long ofCounted(TaskNode node) {
        long sum = mix(
                node.counter.sum(),
                Double.doubleToRawLongBits(node.percent()) + node.measure().ordinal());
        return mix(sum, node.okItems() * 31 + node.badItems());
    }

    private static long mix(long sum, long value) {
        long mixed = (sum ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }
}
