package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.operation.OperationEngine;
import io.progressstream.spring.ProgressResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShutdownTest {
    private static final Duration FAR_BELOW_THE_SERVERS_OWN_WAIT = Duration.ofSeconds(15);

    @Test
    void workThatEndsWithinTheGraceEndsAsItWouldHave() throws Exception {
        TestServer server =
                TestServer.open().with("progress-stream.shutdown-grace", "20s").start();
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("long", ProgressResponse.of("Long", progress -> {
            progress.line("begun");
            goOn.await();
            return "done";
        }));
        Reply reply = server.client().post("/run/long");
        String follow = reply.next().get("follow").asString();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
        // While operations may go on, the port is open: for those who follow, not for new work.
        Reply refused = untilRefused(server);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        Reply back = server.client().get(follow);
        assertThat(back.next().has("snapshot")).isTrue();
        goOn.countDown();
        assertThat(back.next("Outcome").get("result").asString()).isEqualTo("done");

        assertThat(reply.next("Outcome").get("result").asString()).isEqualTo("done");
        assertThat(closed).succeedsWithin(FAR_BELOW_THE_SERVERS_OWN_WAIT);
    }

    @Test
    void workThatTakesLongerIsCancelledAndItsFollowersAreTold() throws Exception {
        TestServer server = TestServer.open()
                .with("progress-stream.shutdown-grace", "100ms")
                .start();
        server.plays("endless", ProgressResponse.of("Endless", progress -> {
            progress.line("begun");
            new CountDownLatch(1).await();
            return null;
        }));
        server.plays("polite", ProgressResponse.of("Polite", progress -> {
            progress.line("begun");
            while (true) {
                progress.checkCancelled();
                new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
            }
        }));
        Reply endless = server.client().post("/run/endless");
        Reply polite = server.client().post("/run/polite");
        Reply second = server.client().get(endless.next().get("follow").asString());
        polite.next("Line");

        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);

        for (Reply reply : new Reply[] {endless, polite, second}) {
            JsonNode outcome = reply.next("Outcome");
            assertThat(outcome.get("Outcome").asString()).isEqualTo("lost");
            assertThat(reply.rest()).isEmpty();
        }
        assertThat(closed).succeedsWithin(FAR_BELOW_THE_SERVERS_OWN_WAIT);
    }

    @Test
    void aContextThatIsStoppedAndStartedAgainGoesOn() throws Exception {
        try (TestServer server = TestServer.open().start()) {
            server.plays("short", ProgressResponse.of("Short", progress -> "done"));
            OperationEngine engine = server.bean(OperationEngine.class);

            server.context().stop();
            server.context().start();

            assertThat(server.client()
                            .post("/run/short")
                            .next("Outcome")
                            .get("result")
                            .asString())
                    .isEqualTo("done");
            assertThat(server.bean(OperationEngine.class)).isSameAs(engine);
        }
    }

    private static Reply untilRefused(TestServer server) throws Exception {
        server.plays("another", ProgressResponse.of("Another", progress -> "done"));
        Reply reply = server.client().post("/run/another");
        while (reply.status() == 200) {
            reply.rest();
            reply = server.client().post("/run/another");
        }
        assertThat(reply.status()).isEqualTo(503);
        return reply;
    }
}
