package io.progressstream.operation;

import io.progressstream.ItemError;
import io.progressstream.Message;
import io.progressstream.ProgressSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The sink of an operation or of one of its tasks. What it counts is read by the {@link Meter}; where it stands among its kin is
 * the {@link TaskTree}'s matter; messages go to the {@link Reports}.
 */
final class TaskNode implements ProgressSink {
    private static final VarHandle PERCENT;
    private static final VarHandle OK;
    private static final VarHandle BAD;
    private static final VarHandle GOAL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PERCENT = lookup.findVarHandle(TaskNode.class, "percent", double.class);
            OK = lookup.findVarHandle(TaskNode.class, "ok", long.class);
            BAD = lookup.findVarHandle(TaskNode.class, "bad", long.class);
            GOAL = lookup.findVarHandle(TaskNode.class, "goal", Goal.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How a task says how far it is. */
    enum Measure {
        UNITS,
        PERCENT,
        NONE
    }

    final Reports reports;
    final TaskTree tree;
    final TaskShare share;
    final Counter counter = new Counter();

    @SuppressWarnings("unused") // through OK
    private long ok;

    @SuppressWarnings("unused") // through BAD
    private long bad;

    @SuppressWarnings("unused") // through PERCENT
    private double percent;

    private volatile Measure measure = Measure.UNITS;
    private volatile Goal goal = Goal.UNKNOWN;
    private volatile boolean items;
    private volatile boolean shut;
    private volatile boolean parts;

    TaskNode(Reports reports, TaskTree tree, TaskShare share) {
        this.reports = reports;
        this.tree = tree;
        this.share = share;
    }

    // ---- what is reported

    @Override
    public void advance(long units) {
        if (!counter.add(units)) {
            reports.dropped();
        }
    }

    @Override
    public void position(long done) {
        if (!counter.set(done)) {
            reports.dropped();
        }
    }

    @Override
    public void progress(double value) {
        if (shut || Double.isNaN(value)) {
            reports.dropped();
            return;
        }
        PERCENT.setOpaque(this, Math.max(0, Math.min(100, value)));
        if (measure != Measure.PERCENT) {
            measure = Measure.PERCENT;
        }
    }

    @Override
    public ProgressSink total(long newTotal, String newUnit) {
        return goal(known -> new Goal(newTotal, newUnit));
    }

    @Override
    public ProgressSink total(long newTotal) {
        return goal(known -> known.withTotal(newTotal));
    }

    private ProgressSink goal(UnaryOperator<Goal> change) {
        if (shut) {
            reports.dropped();
            return this;
        }
        Goal known = goal;
        while (!GOAL.compareAndSet(this, known, change.apply(known))) {
            known = goal;
        }
        measure = Measure.UNITS;
        VarHandle.storeStoreFence(); // whoever sees a position that is reported from now on sees this total
        return this;
    }

    @Override
    public ProgressSink indeterminate() {
        if (shut) {
            reports.dropped();
        } else {
            measure = Measure.NONE;
        }
        return this;
    }

    @Override
    public ProgressSink items() {
        items = true;
        return this;
    }

    @Override
    public void ok(long count) {
        if (shut) {
            reports.dropped();
        } else {
            OK.getAndAdd(this, count);
        }
    }

    @Override
    public void error(@Nullable ItemError error) {
        if (error == null) {
            reports.dropped();
            return;
        }
        // Counted where it is not told any more, too: work that was asked to stop and goes on to its end has not gone
        // all well.
        BAD.getAndAdd(this, 1L);
        if (shut) {
            reports.dropped();
        } else {
            reports.error(error);
        }
    }

    @Override
    public void line(@Nullable String text) {
        line(text == null ? null : Message.of(text));
    }

    @Override
    public void warn(@Nullable String text) {
        line(text == null ? null : Message.warn(text));
    }

    @Override
    public void line(@Nullable Message message) {
        if (message == null || shut) {
            reports.dropped();
        } else {
            reports.line(message);
        }
    }

    @Override
    public void information(@Nullable String text) {
        information(text == null ? null : Message.of(text));
    }

    @Override
    public void information(@Nullable Message message) {
        if (message == null || shut) {
            reports.dropped();
        } else {
            reports.information(message);
        }
    }

    @Override
    public void summary(@Nullable String text) {
        if (text == null || shut) {
            reports.dropped();
        } else {
            reports.summary(text);
        }
    }

    // ---- parts

    @Override
    public ProgressSink task(String name, double weight) {
        return tree.open(this, name, weight);
    }

    @Override
    public ProgressSink task(String name) {
        return tree.open(this, name, Double.POSITIVE_INFINITY);
    }

    @Override
    public void finish() {
        tree.finish(this);
    }

    @Override
    public void fail() {
        tree.fail(this);
    }

    /** It has a part from now on. */
    void parted() {
        parts = true;
    }

    /** Whether it ever had a part. Needs no lock. */
    boolean hadParts() {
        return parts;
    }

    /** Takes no more reports. */
    void shut() {
        shut = true;
        counter.shut();
    }

    // ---- cancellation

    @Override
    public boolean isCancelled() {
        return reports.isCancelled();
    }

    @Override
    public void checkCancelled() {
        reports.checkCancelled();
    }

    @Override
    public void cancellable(boolean cancellable) {
        reports.cancellable(cancellable);
    }

    // ---- what is read

    Measure measure() {
        return measure;
    }

    Goal goal() {
        return goal;
    }

    double percent() {
        return (double) PERCENT.getOpaque(this);
    }

    boolean countsItems() {
        return items;
    }

    long okItems() {
        long explicit = (long) OK.getOpaque(this);
        return items ? explicit + Math.max(0, counter.sum() - badItems()) : explicit;
    }

    long badItems() {
        return (long) BAD.getOpaque(this);
    }
}
