package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Neighbours;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RunningContainer;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Containers use a response again for others; whatever ends a stream, none of its bytes may come to them. */
class LateWriterTest {
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final String[] ENDS = {"itself", "cancel", "expire", "completed", "timeout"};

    @OnEveryContainer
    void nothingOfAStreamReachesAnotherAnswerWhateverEndsIt(Container container) throws Exception {
        OperationEngine engine = OperationEngine.builder()
                .executor(Executors.newCachedThreadPool())
                .build();
        ProgressHttp http = ProgressHttp.over(engine);
        ScheduledExecutorService enders = Executors.newScheduledThreadPool(2);
        Site site = context -> {
            shortRequests(context);
            Site.serve(context, "/stream", (request, response) -> {
                String id = "<" + request.getParameter("id") + ">";
                String end = request.getParameter("end");
                Ended ended = new Ended(request, end, enders);
                OperationSpec spec = OperationSpec.named(id);
                if (end.equals("expire")) {
                    spec = spec.withTimeout(Duration.ofMillis(60));
                }
                http.start(ended, response, spec, progress -> {
                            long until =
                                    System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(end.equals("itself") ? 10 : 100);
                            while (System.nanoTime() < until && !progress.isCancelled()) {
                                progress.line(id);
                            }
                            return null;
                        })
                        .filter(operation -> end.equals("cancel"))
                        .ifPresent(operation -> enders.schedule(operation::cancel, 10, TimeUnit.MILLISECONDS));
            });
        };
        try (RunningContainer running = container.start(site);
                engine) {
            Neighbours neighbours = new Neighbours(
                            running.port(),
                            10_000,
                            () -> "/stream?end="
                                    + ENDS[ThreadLocalRandom.current().nextInt(ENDS.length)])
                    .live(TIME, false);
            assertThat(neighbours.foreign()).isEmpty();
            assertThat(neighbours.hung()).isZero();
            assertThat(neighbours.answered()).isGreaterThan(100);
        } finally {
            enders.shutdownNow();
        }
    }

    /** The control: it shows that this set-up finds foreign bytes where there is no fence. */
    @OnEveryContainer
    void writerWithoutAFenceReachesOtherAnswers(Container container) throws Exception {
        ExecutorService writers = Executors.newCachedThreadPool();
        Site site = context -> {
            shortRequests(context);
            Site.serve(context, "/naive", (request, response) -> naive(request, response, writers));
        };
        try (RunningContainer running = container.start(site)) {
            Neighbours neighbours =
                    new Neighbours(running.port(), 500, () -> "/naive?x").live(Duration.ofSeconds(60), true);
            assertThat(neighbours.foreign()).isNotEmpty();
        } finally {
            writers.shutdownNow();
        }
    }

    private static void shortRequests(jakarta.servlet.ServletContext context) {
        Site.serve(context, "/short", (request, response) -> {
            byte[] id = ("[" + request.getParameter("id") + "]").getBytes(StandardCharsets.UTF_8);
            response.setContentLength(id.length);
            response.getOutputStream().write(id);
        });
    }

    /** Writes on for 20 ms after the end, as work does that does not know of it. */
    private static void naive(HttpServletRequest request, HttpServletResponse response, ExecutorService writers)
            throws IOException {
        AsyncContext async = request.startAsync();
        ServletOutputStream out = response.getOutputStream();
        byte[] line = ("<" + request.getParameter("id") + ">\n").getBytes(StandardCharsets.UTF_8);
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
                    // as work does that only wants to go on
                }
            }
        });
    }

    /** A request whose answer is ended by somebody else than us. */
    private static final class Ended extends HttpServletRequestWrapper {
        private final String end;
        private final ScheduledExecutorService enders;

        Ended(HttpServletRequest request, String end, ScheduledExecutorService enders) {
            super(request);
            this.end = end;
            this.enders = enders;
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            AsyncContext async = super.startAsync(request, response);
            if (end.equals("completed")) {
                enders.schedule(
                        () -> async.complete(), ThreadLocalRandom.current().nextInt(30), TimeUnit.MILLISECONDS);
            }
            return end.equals("timeout") ? new ShortLived(async) : async;
        }
    }
}
