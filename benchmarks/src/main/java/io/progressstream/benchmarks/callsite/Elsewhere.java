package io.progressstream.benchmarks.callsite;

import io.progressstream.ProgressSink;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same calls where nobody has started an operation: code that reports must cost nothing there. */
@State(Scope.Thread)
public class Elsewhere {
    @Benchmark
    public void position(Row row) {
        ProgressSink.current().position(row.next());
    }

    @Benchmark
    public void line(Row row) {
        row.next();
        ProgressSink.current().line("Row 4711: unknown SKU 85123A, taken as a gift");
    }
}
