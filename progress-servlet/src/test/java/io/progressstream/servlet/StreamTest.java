package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.RunningContainer;
import io.progressstream.servlet.testing.Site;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operation as a stream. */
class StreamTest {

    @ParameterizedTest
    @EnumSource
    void recordArrivesBeforeTheWorkGoesOn(Container container) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        OperationEngine engine = OperationEngine.create();
        ProgressHttp http = ProgressHttp.over(engine);
        Site site = context -> {
            Site.serve(
                    context,
                    "/work",
                    (request, response) -> http.start(request, response, "Import", (in, progress) -> {
                        progress.line("first");
                        read.await();
                        progress.line("second");
                        return List.of(1, 2);
                    }));
            Site.serve(context, "/progress/*", new ProgressServlet(http));
        };
        try (RunningContainer running = container.start(site);
                engine;
                RawClient client = new RawClient(running.port())) {
            client.request("POST", "/work", "Content-Length: 0");
            RawClient.Head head = client.readHead();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).hasValue("application/x-ndjson");
            String text = "";
            while (!text.contains("first")) {
                text += new String(client.readChunk());
            }
            assertThat(text).doesNotContain("second");
            read.countDown();
            text += new String(client.readBody(head));
            assertThat(text).contains("\"Outcome\":\"succeeded\"").contains("second");
        }
    }
}
