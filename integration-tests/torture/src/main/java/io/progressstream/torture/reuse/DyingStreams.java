package io.progressstream.torture.reuse;

import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Streams that say their own id in every line until they are ended: {@code /stream?end=&id=} by this library, {@code /naive?id=} by a thread that
 * writes on after the end. Beside them {@code /short?id=}.
 */
public final class DyingStreams {
    /** What ends a stream, beside its client: this library, and the container's own timeout. */
    private static final List<String> ENDS = List.of("itself", "cancel", "expire", "timeout");

    private final ProgressHttp http;
    private final ExecutorService writers = Executors.newCachedThreadPool();

    /** Of operations of this engine. */
    public DyingStreams(OperationEngine engine) {
        this.http = ProgressHttp.over(engine);
    }

    /** Registers them. */
    public void install(ServletContext context) {
        Site.serve(context, "/short", DyingStreams::answer);
        Site.serve(context, "/stream", this::stream);
        Site.serve(context, "/naive", this::naive);
    }

    /** The target of a stream that ends in one of all ways, without its id. */
    static String oneOfAll() {
        return "/stream?end=" + ENDS.get(ThreadLocalRandom.current().nextInt(ENDS.size()));
    }

    /** The same of a stream that code completes which has not started it. */
    static String completedByOthers() {
        return "/stream?end=completed";
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] id = ("[" + request.getParameter("id") + "]").getBytes(StandardCharsets.UTF_8);
        response.setContentLength(id.length);
        response.getOutputStream().write(id);
    }

    private void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = "<" + request.getParameter("id") + ">";
        String end = request.getParameter("end");
        OperationSpec spec = OperationSpec.named(id);
        if (end.equals("expire")) {
            spec = spec.withTimeout(Duration.ofMillis(30));
        }
        long time = TimeUnit.MILLISECONDS.toNanos(end.equals("itself") ? 10 : 60);
        http.start(new Ended(request, end), response, spec, progress -> {
                    long until = System.nanoTime() + time;
                    while (System.nanoTime() < until && !progress.isCancelled()) {
                        progress.line(id);
                    }
                    return null;
                })
                .filter(operation -> end.equals("cancel"))
                .ifPresent(operation -> in(10, operation::cancel));
    }

    /** Writes on for 20 ms after the end, as work does that does not know of it. */
    private void naive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync();
        ServletOutputStream out = response.getOutputStream();
        byte[] line = ("{\"Line\":\"<" + request.getParameter("id") + ">\"}\n").getBytes(StandardCharsets.UTF_8);
        writers.execute(() -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
            long late = end + TimeUnit.MILLISECONDS.toNanos(20);
            boolean completed = false;
            while (System.nanoTime() < late) {
                if (!completed && System.nanoTime() > end) {
                    completed = true;
                    async.complete();
                }
                try {
                    out.write(line);
                    out.flush();
                } catch (IOException | RuntimeException e) {
                    // As work does that only wants to go on.
                }
            }
        });
    }

    private static void in(int millis, Runnable action) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(action);
    }

    /** A request whose answer is ended by somebody else than us. */
    private static final class Ended extends HttpServletRequestWrapper {
        private final String end;

        Ended(HttpServletRequest request, String end) {
            super(request);
            this.end = end;
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            AsyncContext async = super.startAsync(request, response);
            if (end.equals("completed")) {
                in(ThreadLocalRandom.current().nextInt(30), async::complete);
            }
            return end.equals("timeout") ? new ShortLived(async) : async;
        }
    }
}
