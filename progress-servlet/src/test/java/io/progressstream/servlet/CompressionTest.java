package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.EngineLimits;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import java.util.concurrent.CountDownLatch;

/** Containers that compress what they send. */
class CompressionTest {
    private static final String GZIP = "Accept-Encoding: gzip";

    @OnEveryContainer
    void streamIsKeptOutOfCompressionAndArrivesAsItIsTold(Container container) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        HttpWork<?> work = (request, progress) -> {
            progress.line("first");
            read.await();
            return "done";
        };
        try (Served served = Served.site(
                        container,
                        Container.Settings.standard().withCompression(),
                        EngineLimits.standard(),
                        (http, context) -> {
                            Site.serve(
                                    context,
                                    "/work",
                                    (request, response) -> http.start(request, response, "Import", work));
                            Site.serve(context, "/page", (request, response) -> {
                                response.setContentType("text/html");
                                response.getWriter().write("page ".repeat(10_000));
                            });
                        });
                RawClient client = served.client()) {
            RawClient.Head page = served.ask("GET", "/page", GZIP).head();
            assertThat(page.header("Content-Encoding"))
                    .as("is set up to compress")
                    .hasValue("gzip");

            client.request("POST", "/work", "Content-Length: 0", GZIP);
            LineReader lines = new LineReader(client);
            assertThat(lines.head().header("Content-Encoding")).hasValue("identity");
            assertThat(lines.nextWith("Line").get("Line").asString()).isEqualTo("first");
            read.countDown();
            assertThat(lines.nextWith("Outcome").get("result").asString()).isEqualTo("done");
        } finally {
            read.countDown();
        }
    }
}
