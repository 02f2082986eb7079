package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Client;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Whose an operation is, and that it is started once, for people who have not signed in. */
class OwnedTest {
    private static final String KEY = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

    @RegisterExtension
    static final TestServer server = TestServer.open().with("progress-stream.max-running-per-owner", 2);

    private final Client ann = server.stranger();
    private final Client bob = server.stranger();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Supplier<ProgressResponse<String>> script = () -> ProgressResponse.of("Script", progress -> {
                progress.line("run " + runs.incrementAndGet());
                goOn.await();
                return "done";
            })
            .afterWork(closed::incrementAndGet);

    @AfterEach
    void goOn() {
        goOn.countDown();
    }

    private static String start(Client client, String path) throws Exception {
        Reply reply = client.with("Prefer", "respond-async").post(path);
        assertThat(reply.status()).isEqualTo(202);
        return reply.header("Location");
    }

    private static List<String> listed(Client client, String path) throws Exception {
        Reply reply = client.get(path);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json()
                .get("operations")
                .valueStream()
                .map(operation -> operation.get("follow").asString())
                .toList();
    }

    @Test
    void theSessionThatStartedAnOperationSeesItAndNobodyElse() throws Exception {
        server.plays("script", script);
        String first = start(ann, "/run/script");
        String second = start(ann, "/run/script");

        assertThat(listed(ann, "/progress")).containsExactly(second, first);
        assertThat(listed(ann, "/progress/")).containsExactly(second, first);
        assertThat(listed(bob, "/progress")).isEmpty();
        assertThat(bob.get(first).status()).isEqualTo(404);
        assertThat(bob.with("Accept", "application/json").get(first).status()).isEqualTo(404);
        assertThat(bob.delete(first).status()).isEqualTo(404);
        assertThat(ann.get(first).next().has("snapshot")).isTrue();
        assertThat(ann.post("/progress").status()).isEqualTo(405);
    }

    @Test
    void aRequestThatIsRepeatedWithItsKeyIsRunOnceAndHearsTheSameOutcome() throws Exception {
        server.plays("script", script);
        Client keyed = ann.with("Idempotency-Key", KEY);

        Reply first = keyed.post("/run/script");
        JsonNode operation = first.next();
        Reply again = keyed.post("/run/script");
        assertThat(again.next()).isEqualTo(operation);
        assertThat(listed(keyed, "/progress"))
                .containsExactly(operation.get("follow").asString());
        goOn.countDown();
        JsonNode outcome = first.next("Outcome");
        assertThat(again.next("Outcome")).isEqualTo(outcome);
        List<JsonNode> after = keyed.post("/run/script").rest();

        assertThat(after.get(0)).isEqualTo(operation);
        assertThat(after.get(after.size() - 1)).isEqualTo(outcome);
        assertThat(keyed.post("/run/script?other=1").status()).isEqualTo(422);
        assertThat(runs).hasValue(1);
        assertThat(closed)
                .as("what the controller opened for each of the four requests")
                .hasValue(4);
    }

    @Test
    void ofExclusiveOperationsTheSecondIsRefusedAndItsOwnerIsToldWhereTheFirstIs() throws Exception {
        server.plays("exclusive", () -> script.get().exclusive("customer 7"));
        String follow = start(ann, "/run/exclusive");

        Reply own = ann.post("/run/exclusive");
        Reply others = bob.post("/run/exclusive");

        assertThat(own.status()).isEqualTo(409);
        assertThat(own.header("Content-Type")).startsWith("application/problem+json");
        assertThat(own.json().get("follow").asString()).isEqualTo(follow);
        assertThat(others.status()).isEqualTo(409);
        assertThat(others.json().has("follow")).isFalse();
    }

    @Test
    void anOwnerWhoHasAsManyAsHeMayIsAskedToWait() throws Exception {
        server.plays("script", script);
        start(ann, "/run/script");
        start(ann, "/run/script");

        Reply third = ann.post("/run/script");

        assertThat(third.status()).isEqualTo(429);
        assertThat(Integer.parseInt(third.header("Retry-After"))).isPositive();
        assertThat(third.header("Content-Type")).startsWith("application/problem+json");
        assertThat(closed).as("what the controller opened for the refused one").hasValue(1);
        start(bob, "/run/script");
    }
}
