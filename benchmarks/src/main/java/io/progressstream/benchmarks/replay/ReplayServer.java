package io.progressstream.benchmarks.replay;

import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.Pace;
import io.progressstream.benchmarks.ServerJvm;
import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Site;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.StoreLimits;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** On the container that its only argument names: {@value #LINES} lines that were said, for ever readable, and works that say the time. Says its port, and ends with its input. */
final class ReplayServer {
    static final int LINES = 100_000;

    private static final long MICROS = 1_000;

    private ReplayServer() {}

    public static void main(String[] arguments) throws IOException {
        ServerJvm.serve(
                Container.valueOf(arguments[0]).start(ReplayServer::install).port());
    }

    /** A line of what was said. */
    static String text(int number) {
        return "Row " + number + ": unknown SKU 85123A, taken as a gift";
    }

    private static void install(ServletContext context) {
        // those who have left are noticed at the next beat: until then they count
        OperationEngine engine = OperationEngine.builder()
                .limits(EngineLimits.builder().maxFollowers(10_000).build())
                .store(new MemoryStore(StoreLimits.builder()
                        .kept(2 * LINES, 64 << 20)
                        .maxBytes(256 << 20)
                        .build()))
                .build();
        ProgressHttp http = ProgressHttp.over(engine);
        ProgressStream.install(context, http);
        String said = engine.start(OperationSpec.named("Import"), progress -> {
                    for (int number = 1; number <= LINES; number++) {
                        progress.line(text(number));
                    }
                    // an operation that goes on, as those do that somebody joins
                    Pace pace = new Pace(1_000_000);
                    while (!progress.isCancelled()) {
                        pace.await();
                    }
                    return null;
                })
                .id();
        Site.serve(context, "/ours", (request, response) -> http.follow(request, response, said));
        Site.serve(context, "/bytes", ReplayServer::bytes);
        Site.serve(context, "/probe", (request, response) -> {
            int lines = Integer.parseInt(request.getParameter("lines"));
            http.start(request, response, "Probe", (in, progress) -> {
                Line.say(lines, MICROS, progress::line);
                return null;
            });
        });
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.register(EmitterReplay.class);
        Site.serve(context, "/sse-emitter", new DispatcherServlet(spring));
    }

    /** The same lines as ready bytes: nobody is faster. */
    private static void bytes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        out.write(Ready.BYTES);
        // in chunks, as everybody else
        out.flush();
    }

    private static final class Ready {
        static final byte[] BYTES = lines();

        private static byte[] lines() {
            StringBuilder all = new StringBuilder();
            for (int number = 1; number <= LINES; number++) {
                all.append("{\"seq\":")
                        .append(number)
                        .append(",\"Line\":\"")
                        .append(text(number))
                        .append("\"}\n");
            }
            return all.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
