package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Line;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Lines that one thread for all writes and flushes: who does not let works wait for sockets does not do less. */
final class BySecondThread {
    private final Executor writer = Executors.newSingleThreadExecutor();
    private final List<WrittenAnswer> shared = new CopyOnWriteArrayList<>();

    private BySecondThread() {}

    static void install(ServletContext context) {
        BySecondThread site = new BySecondThread();
        Executor work = Executors.newSingleThreadExecutor();
        work.execute(() -> Ticks.each(site::tell));
        Site.serve(context, "/own", site::own);
        Site.serve(context, "/shared", site::shared);
    }

    /** A work of its own, whose lines a clock says. */
    private void own(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WrittenAnswer answer = WrittenAnswer.begin(request, response);
        Ticks.byClock(Long.parseLong(request.getParameter("micros")), text -> {
            answer.checkClient();
            writer.execute(() -> answer.write(Line.bytes(text)));
        });
    }

    /** One more of the work that all share. */
    private void shared(HttpServletRequest request, HttpServletResponse response) throws IOException {
        shared.add(WrittenAnswer.begin(request, response));
    }

    private void tell(String text) {
        writer.execute(() -> {
            byte[] line = Line.bytes(text);
            shared.forEach(answer -> answer.write(line));
        });
    }
}
