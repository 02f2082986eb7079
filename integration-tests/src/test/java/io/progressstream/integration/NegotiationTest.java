package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class NegotiationTest {
    @RegisterExtension
    static final TestServer server = TestServer.open().with("spring.jackson.property-naming-strategy", "SNAKE_CASE");

    @BeforeAll
    static void script() {
        server.plays("report", ProgressResponse.of("Report", progress -> {
            progress.line("one");
            return new Report(3);
        }));
    }

    @Test
    void whoAcceptsOnlyJsonWaitsAndGetsTheResultAsTheApplicationWritesJson() throws Exception {
        Reply reply = server.client().with("Accept", "application/json").post("/run/report");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text()).isEqualTo("{\"row_count\":3}");
    }

    @Test
    void theResultInTheOutcomeIsWrittenAsTheApplicationWritesJson() throws Exception {
        JsonNode outcome = server.client().post("/run/report").next("Outcome");

        assertThat(outcome.get("result").get("row_count").asInt()).isEqualTo(3);
    }

    @Test
    void whoPrefersNotToWaitIsToldWhereToFollow() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("long", ProgressResponse.of("Long", progress -> {
            progress.line("one");
            goOn.await();
            return "done";
        }));

        Reply accepted = server.client().with("Prefer", "respond-async").post("/run/long");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(accepted.json().get("state").asString()).isEqualTo("running");

        Reply followed = server.client().get(accepted.header("Location"));
        assertThat(followed.next().has("snapshot")).isTrue();
        goOn.countDown();
        assertThat(followed.next("Outcome").get("result").asString()).isEqualTo("done");
    }

    @Test
    void aFormWithoutJavaScriptGetsTextThatABrowserShows() throws Exception {
        Reply reply = server.client()
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .post("/run/report");

        assertThat(reply.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("succeeded");
    }

    private record Report(int rowCount) {}
}
