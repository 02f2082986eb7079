package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class FollowTest {
    @RegisterExtension
    static final TestServer server = TestServer.open();

    @Test
    void aSecondReaderGoesOnBehindItsCursor() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("lines", ProgressResponse.of("Lines", progress -> {
            progress.line("one");
            progress.line("two");
            goOn.await();
            progress.line("three");
            return "done";
        }));
        Reply first = server.client().post("/run/lines");
        String follow = first.next().get("follow").asString();
        assertThat(first.next("Line").get("seq").asInt()).isEqualTo(2);
        assertThat(first.next("Line").get("seq").asInt()).isEqualTo(3);

        Reply byHeader = server.client().with("Last-Event-ID", "2").get(follow);
        Reply byQuery = server.client().get(follow + "?after=3");
        assertThat(byHeader.next().get("snapshot").get("Operation").asString()).isEqualTo("Lines");
        assertThat(byHeader.next("Line").get("Line").asString()).isEqualTo("two");
        goOn.countDown();

        assertThat(byHeader.next("Line").get("Line").asString()).isEqualTo("three");
        assertThat(byQuery.next("Line").get("Line").asString()).isEqualTo("three");
        assertThat(byQuery.next("Outcome").get("result").asString()).isEqualTo("done");
        assertThat(first.next("Outcome").get("result").asString()).isEqualTo("done");
    }

    @Test
    void anOperationThatHasEndedCanStillBeReadAndAsked() throws Exception {
        server.plays("ended", ProgressResponse.of("Ended", progress -> {
            progress.line("one");
            return "done";
        }));
        List<JsonNode> records = server.client().post("/run/ended").rest();
        String follow = records.get(0).get("follow").asString();

        List<JsonNode> replayed = server.client().get(follow).rest();
        JsonNode snapshot =
                server.client().with("Accept", "application/json").get(follow).json();

        assertThat(replayed.subList(1, replayed.size()))
                .containsExactlyElementsOf(
                        records.stream().filter(record -> record.has("seq")).toList());
        assertThat(snapshot.get("state").asString()).isEqualTo("ended");
        assertThat(snapshot.get("outcome").get("Outcome").asString()).isEqualTo("succeeded");
    }

    @Test
    void deleteCancelsTheWork() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.plays(
                "cancelled",
                ProgressResponse.of("Cancelled", progress -> {
                            progress.line("one");
                            never.await();
                            return null;
                        })
                        .interrupt(true));
        Reply reply = server.client().post("/run/cancelled");
        String follow = reply.next().get("follow").asString();

        assertThat(server.client().delete(follow).status()).isEqualTo(202);
        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("cancelled");
        assertThat(server.client().delete(follow).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeCancelledIsNot() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays(
                "committed",
                ProgressResponse.of("Committed", progress -> {
                            progress.line("one");
                            goOn.await();
                            return null;
                        })
                        .cancellable(false));
        Reply reply = server.client().post("/run/committed");
        JsonNode operation = reply.next();

        assertThat(operation.get("cancellable").asBoolean()).isFalse();
        assertThat(server.client().delete(operation.get("follow").asString()).status())
                .isEqualTo(409);
        goOn.countDown();
        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("succeeded");
    }

    @Test
    void anUnknownOperationIsNotFoundAndAWrongCursorIsABadRequest() throws Exception {
        server.plays("cursor", ProgressResponse.of("Cursor", progress -> null));
        String follow =
                server.client().post("/run/cursor").rest().get(0).get("follow").asString();

        assertThat(server.client().get("/progress/AAAAAAAAAAAAAAAAAAAAAA").status())
                .isEqualTo(404);
        assertThat(server.client().delete("/progress/AAAAAAAAAAAAAAAAAAAAAA").status())
                .isEqualTo(404);
        assertThat(server.client().get(follow + "?after=ten").status()).isEqualTo(400);
        assertThat(server.client().get(follow + "?after=99").status()).isEqualTo(400);
        assertThat(server.client().post(follow).status()).isEqualTo(405);
    }
}
