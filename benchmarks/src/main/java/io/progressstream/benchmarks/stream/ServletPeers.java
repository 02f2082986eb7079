package io.progressstream.benchmarks.stream;

import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.Message;
import io.progressstream.benchmarks.SecondThread;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A servlet of one's own: the loop that tells nothing, and the article's. */
final class ServletPeers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ServletPeers() {}

    /** Says only that it is done. */
    static void silent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long sum = Rows.run(Rows.of(request), new Rows.Reporter<IOException>() {
            @Override
            public void row(long number) {}

            @Override
            public void line(String text) {}
        });
        response.setContentType("application/x-ndjson");
        write(response.getOutputStream(), Done.of(sum));
    }

    /** Tells the lines alone, by one more thread: no row is reported, and no work waits for a socket. */
    static void linesAlone(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        long sum;
        try (SecondThread writer = new SecondThread(out)) {
            sum = Rows.run(Rows.of(request), new Rows.Reporter<RuntimeException>() {
                @Override
                public void row(long number) {}

                @Override
                public void line(String text) {
                    writer.line(text);
                }
            });
        }
        write(out, Done.of(sum));
    }

    /** Writes and flushes a line for each row. */
    static void article(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        long rows = Rows.of(request);
        long sum = Rows.run(rows, new Rows.Reporter<IOException>() {
            @Override
            public void row(long number) throws IOException {
                write(out, Message.of(number, rows));
            }

            @Override
            public void line(String text) throws IOException {
                write(out, new Line(text));
            }
        });
        write(out, Done.of(sum));
    }

    private static void write(OutputStream out, Object message) throws IOException {
        out.write(JSON.writeValueAsBytes(message));
        out.write('\n');
        out.flush();
    }
}
