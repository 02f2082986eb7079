package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompressionTest {
    @RegisterExtension
    static final TestServer server = TestServer.open()
            .with("server.compression.enabled", true)
            .with("server.compression.min-response-size", "1B")
            .with("server.compression.mime-types", "text/plain,application/x-ndjson,application/json");

    @Test
    void compressionNeitherHoldsNorCompressesRecords() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("large", ProgressResponse.of("Large", progress -> {
            progress.line("x".repeat(5_000));
            goOn.await();
            return "done";
        }));

        Reply reply = server.client().with("Accept-Encoding", "gzip").post("/run/large");

        assertThat(reply.header("Content-Encoding")).isEqualTo("identity");
        assertThat(reply.next("Line").get("Line").asString()).hasSize(5_000);
        goOn.countDown();
        assertThat(reply.next("Outcome").get("result").asString()).isEqualTo("done");
    }

    @Test
    void otherAnswersAreCompressed() throws Exception {
        Reply reply = server.client().with("Accept-Encoding", "gzip").get("/hello");

        assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
    }
}
