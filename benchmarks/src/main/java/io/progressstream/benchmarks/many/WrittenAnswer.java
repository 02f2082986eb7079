package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Line;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** An answer that one thread writes to, until its client has left. */
final class WrittenAnswer {
    private final AsyncContext async;
    private final OutputStream out;
    private volatile boolean isLeft;

    private WrittenAnswer(AsyncContext async, OutputStream out) {
        this.async = async;
        this.out = out;
    }

    static WrittenAnswer begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        response.setContentType("application/x-ndjson");
        return new WrittenAnswer(async, response.getOutputStream());
    }

    /** Throws where the client has left. */
    void checkClient() throws IOException {
        if (isLeft) {
            throw new IOException("its client has left");
        }
    }

    /** Writes and flushes; completes the answer where its client has left. */
    void write(byte[] line) {
        if (isLeft) {
            return;
        }
        try {
            Line.write(out, line);
        } catch (IOException e) {
            isLeft = true;
            async.complete();
        }
    }
}
