package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import org.junit.jupiter.api.Test;

/** What a client that follows streams hears of a request that was refused before anything streamed. */
class RefusalTest {
    private static final String AS_THE_BROWSER_CLIENT =
            "application/x-ndjson, application/problem+json, application/json;q=0.5";

    @Test
    void withProblemDetailsItIsAProblem() throws Exception {
        try (TestServer server = TestServer.open()
                .with("spring.mvc.problemdetails.enabled", true)
                .start()) {
            for (String accept : new String[] {AS_THE_BROWSER_CLIENT, "application/x-ndjson", "*/*"}) {
                Reply reply = server.client().with("Accept", accept).post("/validated");

                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.header("Content-Type")).as(accept).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void withoutThemItIsBootsOwnErrorDocument() throws Exception {
        try (TestServer server = TestServer.open().start()) {
            Reply reply = server.client().with("Accept", AS_THE_BROWSER_CLIENT).post("/validated");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("error").asString()).isEqualTo("Bad Request");
        }
    }
}
