package io.progressstream.operation;

import io.progressstream.record.ProgressReport;
import io.progressstream.record.TaskReport;
import io.progressstream.store.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns the counters of an operation into progress records: it looks at them when the engine's sampler says so, and makes at most one
 * record a look, of the task that has waited longest. Reporting threads know nothing of it.
 *
 * <p>Its lock is taken by the sampler and by who asks for a snapshot; under it the lock of the {@link TaskTree} is taken, never the other
 * way round.
 */
final class Meter {
    private final ReentrantLock lock = new ReentrantLock();
    private final TaskTree tree;
    private final TaskNode root;
    private final LineEncoder encoder;
    private final int maxTasks;
    private final long started;
    private final Gauges gauges;
    private final Remaining remaining;

    /** What the last look saw: of all tasks, of the operation itself, and whether news are left. For the sampler. */
    private long checksum;

    private long ownCount;
    private Goal ownGoal;
    private boolean untold;
    private long version;
    private double percent;
    private @Nullable Reading told;
    private volatile Passing passing = Passing.NONE;

    Meter(TaskTree tree, LineEncoder encoder, int maxTasks, long started) {
        this.tree = tree;
        this.root = tree.root();
        this.encoder = encoder;
        this.maxTasks = maxTasks + 1;
        this.started = started;
        this.gauges = new Gauges(started);
        this.remaining = new Remaining(started);
        this.ownCount = Checksum.ofCounted(root);
        this.ownGoal = root.goal();
        this.checksum = tree.read((all, shown) -> Checksum.of(all, shown));
    }

    Passing passing() {
        return passing;
    }

    /**
     * Whether another look may find something. It takes no lock and touches little memory, as it is asked of each operation at each
     * look. For the sampler.
     */
    boolean mayHaveNews() {
        return untold || root.hadParts() || root.goal() != ownGoal || Checksum.ofCounted(root) != ownCount;
    }

    /** Looks at the counters; answers whether the work has reported anything to them since the last look. */
    boolean sample(long now) {
        lock.lock();
        try {
            ownCount = Checksum.ofCounted(root); // before the others: what comes in between is seen at the next look
            ownGoal = root.goal();
            long sum = tree.read((all, shown) -> Checksum.of(all, shown));
            boolean moved = sum != checksum;
            if (!moved && !untold) {
                return false;
            }
            checksum = sum;
            Reading reading = read(now);
            TaskView view = gauges.nextUntold();
            if (view != null || !reading.sameNumbers(told)) {
                publish(view, reading, now);
            }
            untold = gauges.hasUntold();
            return moved;
        } finally {
            lock.unlock();
        }
    }

    private void publish(@Nullable TaskView view, Reading reading, long now) {
        TaskReport report = view == null || (view.id() == 0 && !view.units()) ? null : gauges.report(view);
        int taskId = view == null ? 0 : view.id();
        ProgressReport record =
                new ProgressReport(reading.progress(), reading.ok(), reading.bad(), millis(now), reading.eta(), report);
        Frame frame = Frame.passing(encoder.encode(0, record));
        told = reading;
        passing = passing.with(new Passing.Entry(taskId, ++version, frame), maxTasks);
    }

    /** Everything as it is now. */
    Reading read(long now) {
        lock.lock();
        try {
            return tree.read((all, shown) -> {
                List<TaskView> views = new ArrayList<>();
                shown.forEach(node -> views.add(TaskView.of(node)));
                if (views.isEmpty() || TaskView.hasOwn(root)) {
                    views.add(0, TaskView.of(root));
                }
                gauges.look(views, now);
                double fraction = Fractions.ofOperation(root);
                remaining.at(fraction, now);
                boolean known = !Double.isNaN(fraction);
                if (known) {
                    percent = Math.max(percent, Percent.unfinished(fraction));
                }
                boolean counted = Fractions.countsItems(root);
                return new Reading(
                        known ? percent : null,
                        counted ? Fractions.ok(root) : null,
                        counted ? Fractions.bad(root) : null,
                        known ? boxed(remaining.millis(now)) : null,
                        gauges.reports());
            });
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** Milliseconds since the operation began. */
    long millis(long now) {
        return Math.max(0, (now - started) / 1_000_000);
    }

    /**
     * The operation as it was at one look.
     *
     * @param progress percent; null: indeterminate
     * @param ok null: items are not counted
     * @param bad null: items are not counted
     * @param eta milliseconds; null: cannot be told
     * @param tasks what is shown of its tasks, the operation's own counters first if it has any
     */
    record Reading(
            @Nullable Double progress,
            @Nullable Long ok,
            @Nullable Long bad,
            @Nullable Long eta,
            List<TaskReport> tasks) {

        boolean sameNumbers(@Nullable Reading other) {
            return other != null
                    && Objects.equals(progress, other.progress)
                    && Objects.equals(ok, other.ok)
                    && Objects.equals(bad, other.bad);
        }
    }
}
