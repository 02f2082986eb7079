package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Line;
import io.progressstream.operation.WorkExecutors;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;

/** A thread for each request, that writes and flushes: of the work itself, or one that waits for the work that all share. */
final class ThreadPerRequest {
    private final ExecutorService threads = WorkExecutors.standard(40_000);
    private String newest = "";

    private ThreadPerRequest() {}

    static void install(ServletContext context) {
        ThreadPerRequest site = new ThreadPerRequest();
        site.threads.execute(() -> Ticks.each(site::tell));
        Site.serve(context, "/own", site::own);
        Site.serve(context, "/shared", site::shared);
    }

    private void own(HttpServletRequest request, HttpServletResponse response) {
        long micros = Long.parseLong(request.getParameter("micros"));
        onThread(request, out -> Ticks.byOwnThread(micros, text -> Line.write(out, text)));
    }

    private void shared(HttpServletRequest request, HttpServletResponse response) {
        onThread(request, out -> {
            for (String text = next(""); ; text = next(text)) {
                Line.write(out, text);
            }
        });
    }

    private synchronized void tell(String text) {
        newest = text;
        notifyAll();
    }

    private synchronized String next(String last) throws IOException {
        try {
            while (newest.equals(last)) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return newest;
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Threads of the container's own pool would end at two hundred streams. */
    private void onThread(HttpServletRequest request, Writing writing) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        threads.execute(() -> {
            try {
                async.getResponse().setContentType("application/x-ndjson");
                writing.to(async.getResponse().getOutputStream());
            } catch (IOException e) {
                async.complete();
            }
        });
    }
}
