package io.progressstream.benchmarks.latency;

import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.SecondThread;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Work that says the time. */
final class Lines {
    private Lines() {}

    /** Bytes that the calling thread writes and flushes: nobody is faster. */
    static void bare(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        Line.say(number(request, "lines"), number(request, "micros"), text -> Line.write(out, text));
    }

    /** The same by one more thread. */
    static void bySecondThread(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        try (SecondThread writer = new SecondThread(response.getOutputStream())) {
            Line.say(number(request, "lines"), number(request, "micros"), writer);
        }
    }

    static void installOurs(ServletContext context) {
        ProgressHttp http = ProgressHttp.over(OperationEngine.create());
        ProgressStream.install(context, http);
        Site.serve(context, "/lines", (request, response) -> {
            int lines = number(request, "lines");
            int micros = number(request, "micros");
            http.start(request, response, "Lines", (in, progress) -> {
                Line.say(lines, micros, progress::line);
                return null;
            });
        });
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }
}
