package io.progressstream.operation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many units of a task are done. Reporting is a plain addition or an opaque store for the first thread that reports, without an
 * allocation, a fence or a look at the clock; further threads add to stripes of their own. The sum is eventually right and, once
 * the reporting threads are done, exactly right.
 */
final class Counter {
    private static final VarHandle DONE;
    private static final VarHandle SHUT;
    private static final VarHandle PLAIN;
    private static final VarHandle OWNER;
    private static final VarHandle OTHERS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            DONE = lookup.findVarHandle(Counter.class, "done", long.class);
            SHUT = lookup.findVarHandle(Counter.class, "shut", boolean.class);
            PLAIN = lookup.findVarHandle(Counter.class, "plain", boolean.class);
            OWNER = lookup.findVarHandle(Counter.class, "owner", Thread.class);
            OTHERS = lookup.findVarHandle(Counter.class, "others", LongAdder.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through DONE
    private long done;

    @SuppressWarnings("unused") // through SHUT
    private boolean shut;

    /** Whether a position is all that is to be stored: neither shut, nor are there stripes. Goes to false before either is so. */
    @SuppressWarnings("unused") // through PLAIN
    private boolean plain = true;

    private volatile @Nullable Thread owner;
    private volatile @Nullable LongAdder others;

    /** Adds; answers whether the report was taken. */
    boolean add(long units) {
        if ((boolean) SHUT.getOpaque(this)) {
            return false;
        }
        if (Thread.currentThread() == owner) {
            DONE.setOpaque(this, (long) DONE.getOpaque(this) + units);
        } else {
            addSlowly(units);
        }
        return true;
    }

    private void addSlowly(long units) {
        LongAdder stripes = others;
        if (stripes == null) {
            if (OWNER.compareAndSet(this, (Thread) null, Thread.currentThread())) {
                DONE.setOpaque(this, (long) DONE.getOpaque(this) + units);
                return;
            }
            PLAIN.setOpaque(this, false);
            LongAdder fresh = new LongAdder();
            stripes = OTHERS.compareAndSet(this, (LongAdder) null, fresh) ? fresh : others;
        }
        Objects.requireNonNull(stripes).add(units);
    }

    /** Sets; answers whether the report was taken. */
    boolean set(long units) {
        if ((boolean) PLAIN.getOpaque(this)) {
            DONE.setOpaque(this, units);
            return true;
        }
        return setSlowly(units);
    }

    private boolean setSlowly(long units) {
        if ((boolean) SHUT.getOpaque(this)) {
            return false;
        }
        LongAdder stripes = others;
        DONE.setOpaque(this, stripes == null ? units : units - stripes.sum());
        return true;
    }

    long sum() {
        LongAdder stripes = others;
        long own = (long) DONE.getOpaque(this);
        return stripes == null ? own : own + stripes.sum();
    }

    /** Takes no more reports. One that is under way on another thread may still be counted. */
    void shut() {
        PLAIN.setOpaque(this, false);
        SHUT.setVolatile(this, true);
        owner = null;
    }
}
