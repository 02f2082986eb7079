package io.progressstream.benchmarks.latency;

import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.Pace;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work that says the time. */
final class Lines {
    private Lines() {}

    /** Who hears of a line. */
    interface Reporter<E extends Exception> {
        void line(String text) throws E;
    }

    static <E extends Exception> void say(int lines, int micros, Reporter<E> reporter) throws E {
        Pace pace = new Pace(micros);
        for (int i = 0; i < lines; i++) {
            reporter.line(Line.now());
            pace.await();
        }
    }

    /** Bytes that the calling thread writes and flushes: nobody is faster. */
    static void bare(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        say(number(request, "lines"), number(request, "micros"), text -> write(out, text));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(("{\"Line\":\"" + text + "\"}\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The same by one more thread: nobody who does not let the work wait for a socket is faster. */
    static void bySecondThread(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            say(
                    number(request, "lines"),
                    number(request, "micros"),
                    text -> writer.execute(() -> writeUnchecked(out, text)));
            writer.submit(() -> {}).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        } finally {
            writer.shutdown();
        }
    }

    private static void writeUnchecked(OutputStream out, String text) {
        try {
            write(out, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void installOurs(ServletContext context) {
        ProgressHttp http = ProgressHttp.over(OperationEngine.create());
        ProgressStream.install(context, http);
        Site.serve(context, "/lines", (request, response) -> {
            int lines = number(request, "lines");
            int micros = number(request, "micros");
            http.start(request, response, "Lines", (in, progress) -> {
                say(lines, micros, progress::line);
                return null;
            });
        });
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }
}
