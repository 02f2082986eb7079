package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.samples.ImportConfiguration;
import io.progressstream.integration.support.Multipart;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What the guide shows does what the guide says. */
class SamplesTest {
    @RegisterExtension
    static final TestServer server = TestServer.open(ImportConfiguration.class);

    @Test
    void theImportStreams() throws Exception {
        List<JsonNode> records = upload("/imports", "sku\nA-1\n\nA-2\n").rest();

        assertThat(records.get(0).get("Operation").asString()).isEqualTo("Import orders.csv");
        JsonNode outcome = records.get(records.size() - 1);
        assertThat(outcome.get("Outcome").asString()).isEqualTo("partial");
        assertThat(outcome.get("ok").asInt()).isEqualTo(2);
        assertThat(outcome.get("result").get("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void aFileWithoutHeaderIsABadRequest() throws Exception {
        Reply reply = upload("/imports", "A-1\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asString()).isEqualTo("The first line must be: sku");
    }

    @Test
    void optionsAreToldInTheFirstRecord() throws Exception {
        assertThat(upload("/reports", "sku\n").next().get("onDisconnect").asString())
                .isEqualTo("grace");
    }

    @Test
    void anEntityHasItsHeaders() throws Exception {
        assertThat(upload("/batches", "sku\n").header("X-Batch")).isEqualTo("4711");
    }

    @Test
    void aFailureOfTheApplicationsOwnIsToldInItsWords() throws Exception {
        Reply reply = server.client().post("/duplicate?sku=A-1");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("title").asString()).isEqualTo("Duplicate");
    }

    @Test
    void whatTheRequestSaidIsKnownToTheWork() throws Exception {
        JsonNode line =
                server.client().with("User-Agent", "test").post("/audited").next("Line");

        assertThat(line.get("Line").asString()).isEqualTo("asked for by test");
    }

    private static Reply upload(String path, String content) throws Exception {
        return server.client()
                .with("Content-Type", Multipart.TYPE)
                .post(
                        path,
                        new Multipart()
                                .file("file", "orders.csv", content.getBytes(StandardCharsets.UTF_8))
                                .publisher());
    }
}
