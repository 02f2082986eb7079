package io.progressstream.benchmarks.callsite;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The least that telling another thread a number can cost, and the usual counter of the JDK. */
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

    @Benchmark
    public void opaqueStore(Row row) {
        DONE.setOpaque(this, row.next());
    }

    @Benchmark
    public void longAdder(Row row) {
        row.next();
        adder.increment();
    }
}
