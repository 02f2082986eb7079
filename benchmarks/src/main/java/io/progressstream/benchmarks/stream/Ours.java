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
        serve(context, http, "/imports", true);
        serve(context, http, "/rows-alone", false);
    }

    private static void serve(ServletContext context, ProgressHttp http, String path, boolean withLines) {
        Site.serve(context, path, (request, response) -> {
            long rows = Rows.of(request);
            http.start(request, response, "Import", (in, progress) -> run(progress, rows, withLines));
        });
    }

    private static Done run(ProgressSink progress, long rows, boolean withLines) {
        progress.total(rows, "rows");
        return Done.of(Rows.run(rows, new Rows.Reporter<RuntimeException>() {
            @Override
            public void row(long number) {
                progress.position(number);
            }

            @Override
            public void line(String text) {
                if (withLines) {
                    progress.line(text);
                }
            }
        }));
    }
}
