package io.progressstream.benchmarks.stream;

import io.progressstream.ProgressSink;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;

/** This library. */
final class Ours {
    private Ours() {}

    static void install(ServletContext context) {
        ProgressHttp http = ProgressHttp.over(OperationEngine.create());
        ProgressStream.install(context, http);
        Site.serve(
                context,
                "/imports",
                (request, response) -> http.start(request, response, "Import", (in, progress) -> run(progress)));
    }

    private static Done run(ProgressSink progress) {
        progress.total(Rows.COUNT, "rows");
        return Done.of(Rows.run(new Rows.Reporter<RuntimeException>() {
            @Override
            public void row(long number) {
                progress.position(number);
            }

            @Override
            public void line(String text) {
                progress.line(text);
            }
        }));
    }
}
