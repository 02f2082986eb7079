package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Line;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lines that a clock says, and that one thread for all writes and flushes: who does not let works wait for sockets does not do less. */
final class BySecondThread {
    private static final ExecutorService WRITER = Executors.newSingleThreadExecutor();

    private BySecondThread() {}

    static void own(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        OutputStream out = response.getOutputStream();
        AtomicBoolean gone = new AtomicBoolean();
        Ticks.byClock(Long.parseLong(request.getParameter("micros")), text -> {
            if (gone.get()) {
                throw new IOException("its client has left");
            }
            WRITER.execute(() -> {
                try {
                    Line.write(out, text);
                } catch (IOException e) {
                    if (!gone.getAndSet(true)) {
                        async.complete();
                    }
                }
            });
        });
    }
}
