package io.progressstream.benchmarks.callsite;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The least that telling another thread a number can cost, by itself and by way of an interface, as whoever is handed something to
 * report to has it; and the usual counter of the JDK.
 */
@State(Scope.Benchmark)
public class Limit {
    private static final VarHandle DONE;

    static {
        try {
            DONE = MethodHandles.lookup().findVarHandle(Limit.class, "done", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // by its handle
    private long done;

    private final LongAdder adder = new LongAdder();
    private Place place = new Silent();

    /** Who is told a number. */
    interface Place {
        void at(long row);
    }

    /** There are two kinds, as there is a sink that says nothing. */
    static final class Silent implements Place {
        @Override
        public void at(long row) {}
    }

    static final class Told implements Place {
        private static final VarHandle ROW;
        private static final VarHandle SHUT;

        static {
            try {
                ROW = MethodHandles.lookup().findVarHandle(Told.class, "row", long.class);
                SHUT = MethodHandles.lookup().findVarHandle(Told.class, "shut", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("unused") // by its handle
        private long row;

        @SuppressWarnings("unused") // by its handle
        private boolean shut;

        @Override
        public void at(long newRow) {
            if (!(boolean) SHUT.getOpaque(this)) {
                ROW.setOpaque(this, newRow);
            }
        }
    }

    @Benchmark
    public void opaqueStore(Row row) {
        DONE.setOpaque(this, row.next());
    }

    @Setup
    public void start() {
        place = new Told();
    }

    /** Until somebody says that no more is taken: nothing is to be counted after the end. */
    @Benchmark
    public void opaqueStoreUntilShut(Row row) {
        place.at(row.next());
    }

    @Benchmark
    public void longAdder(Row row) {
        row.next();
        adder.increment();
    }
}
