package io.progressstream.torture;

import io.progressstream.OperationCancelledException;
import io.progressstream.ProgressSink;
import io.progressstream.benchmarks.Pace;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Works that talk more than anybody wants to hear, until they are told to end. */
final class Talkers {
    private static final String TEXT = "x".repeat(1_000);

    private final OperationEngine engine;
    private final AtomicInteger loops = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    /** Works of an older number end. */
    private final AtomicInteger generation = new AtomicInteger();

    Talkers(OperationEngine engine) {
        this.engine = engine;
    }

    void install(ServletContext context) {
        Site.serve(context, "/flood", (request, response) -> begin(request, response, this::lines));
        Site.serve(context, "/probe", (request, response) -> begin(request, response, this::times));
        Site.serve(context, "/cancellable", this::cancellable);
        Site.serve(context, "/article", this::article);
        Site.serve(context, "/hold", this::hold);
    }

    void end() {
        generation.incrementAndGet();
    }

    /** How many loops of the article have come to their end. */
    int loops() {
        return loops.get();
    }

    /** How many lines they have written. */
    int written() {
        return written.get();
    }

    /** What each line is made of. */
    @FunctionalInterface
    private interface Flood {
        void line(ProgressSink progress);
    }

    /** Starts an operation with {@code lines} lines, one each {@code micros}; answers its id. */
    private void begin(HttpServletRequest request, HttpServletResponse response, Flood flood) throws IOException {
        int lines = Integer.parseInt(request.getParameter("lines"));
        long micros = Long.parseLong(request.getParameter("micros"));
        int mine = generation.get();
        String id = engine.start(OperationSpec.named("Flood"), progress -> {
                    Pace pace = new Pace(micros);
                    for (int i = 0; i < lines && generation.get() == mine; i++) {
                        flood.line(progress);
                        pace.await(() -> generation.get() == mine);
                    }
                    return null;
                })
                .id();
        response.getOutputStream().print(id);
    }

    private void lines(ProgressSink progress) {
        progress.line(TEXT);
    }

    /** The clock is the same in all processes of a machine. */
    private void times(ProgressSink progress) {
        progress.line(Long.toString(System.nanoTime()));
    }

    /** Starts an operation that says its lines as fast as it can, and ends with the time at which it heard that it was cancelled. */
    private void cancellable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = engine.start(OperationSpec.named("Flood"), progress -> {
                    while (!progress.isCancelled()) {
                        progress.line(TEXT);
                    }
                    throw new OperationCancelledException(Long.toString(System.nanoTime()));
                })
                .id();
        response.getOutputStream().print(id);
    }

    /** Keeps a thread of the container's. */
    private void hold(HttpServletRequest request, HttpServletResponse response) {
        int mine = generation.get();
        while (generation.get() == mine) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** The way of the article: write and flush, by the thread that works. Looks before each line whether it is to end. */
    private void article(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] line = ("{\"Line\":\"" + TEXT + "\"}\n").getBytes(StandardCharsets.UTF_8);
        OutputStream out = response.getOutputStream();
        int mine = generation.get();
        for (int i = Integer.parseInt(request.getParameter("lines")); i > 0 && generation.get() == mine; i--) {
            out.write(line);
            out.flush();
            written.incrementAndGet();
        }
        loops.incrementAndGet();
    }
}
