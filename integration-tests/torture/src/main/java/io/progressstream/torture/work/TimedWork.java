package io.progressstream.torture.work;

import io.progressstream.ProgressSink;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/** Works that fill the connections of whoever follows, and then time each of their reports. */
public final class TimedWork {
    private static final String TEXT = "x".repeat(1_000);
    /** One report of so many is a line, the others are the position. */
    private static final int A_LINE = 10;

    private static final int WARM_UP = 200_000;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    private final OperationEngine engine;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    /** On this engine. */
    public TimedWork(OperationEngine engine) {
        this.engine = engine;
    }

    /** What one of them has measured. */
    private static final class Run {
        private final AtomicBoolean measures = new AtomicBoolean();
        private final Histogram nanos = new Histogram(LONGEST, 3);
    }

    /** {@code POST /timed?calls=} starts one, {@code POST /timed/measure?id=} lets it measure and answers {@link Times#line} at its end. */
    public void install(ServletContext context) {
        Site.serve(context, "/timed", this::begin);
        Site.serve(context, "/timed/measure", this::measure);
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int calls = Integer.parseInt(request.getParameter("calls"));
        Run run = new Run();
        String id = engine.start(OperationSpec.named("Timed"), progress -> {
                    while (!run.measures.get()) {
                        progress.line(TEXT);
                        TimeUnit.MICROSECONDS.sleep(100);
                    }
                    report(progress, WARM_UP, new Histogram(run.nanos));
                    report(progress, calls, run.nanos);
                    return null;
                })
                .id();
        runs.put(id, run);
        response.getOutputStream().print(id);
    }

    private static void report(ProgressSink progress, int calls, Histogram nanos) {
        for (int i = 1; i <= calls; i++) {
            boolean isLine = i % A_LINE == 0;
            long begun = System.nanoTime();
            if (isLine) {
                progress.line(TEXT);
            } else {
                progress.position(i);
            }
            nanos.recordValue(System.nanoTime() - begun);
        }
    }

    private void measure(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        Run run = Objects.requireNonNull(runs.get(id), "no such work");
        run.measures.set(true);
        try {
            engine.find(id).orElseThrow().outcome().toCompletableFuture().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
        runs.remove(id);
        response.getOutputStream().print(Times.of(run.nanos).line());
    }
}
