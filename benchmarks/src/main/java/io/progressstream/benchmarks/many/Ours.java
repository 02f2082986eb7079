package io.progressstream.benchmarks.many;

import io.progressstream.DisconnectPolicy;
import io.progressstream.benchmarks.Line;
import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.operation.WorkExecutors;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import io.progressstream.servlet.testing.Site;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.StoreLimits;
import jakarta.servlet.ServletContext;

/** This library: an operation each, or followers of one. */
final class Ours {
    private static final int MANY = 20_000;

    private Ours() {}

    static void install(ServletContext context) {
        OperationEngine engine = OperationEngine.builder()
                .limits(EngineLimits.builder()
                        .maxRunning(MANY)
                        .maxFollowers(MANY)
                        .build())
                .executor(WorkExecutors.standard(MANY))
                .store(new MemoryStore(
                        StoreLimits.builder().maxRunningPerOwner(MANY).build()))
                .build();
        ProgressHttp http = ProgressHttp.over(engine);
        ProgressStream.install(context, http);
        OperationSpec spec = OperationSpec.named("Ticks").withOnDisconnect(DisconnectPolicy.CANCEL);
        Site.serve(context, "/own", (request, response) -> {
            long micros = Long.parseLong(request.getParameter("micros"));
            boolean threads = Boolean.parseBoolean(request.getParameter("threads"));
            http.start(request, response, spec, (in, progress) -> {
                Line.Reporter<RuntimeException> tick = text -> {
                    progress.checkCancelled();
                    progress.line(text);
                };
                if (threads) {
                    Ticks.byOwnThread(micros, tick);
                } else {
                    Ticks.waitingByClock(micros, tick);
                }
                return null;
            });
        });
        String shared = engine.start(OperationSpec.named("Ticks"), progress -> {
                    Ticks.each(progress::line);
                    return null;
                })
                .id();
        Site.serve(context, "/shared", (request, response) -> http.follow(request, response, shared));
    }
}
