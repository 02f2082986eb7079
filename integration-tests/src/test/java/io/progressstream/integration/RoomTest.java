package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomTest {
    @RegisterExtension
    static final TestServer server =
            TestServer.open().with("progress-stream.max-running", 1).with("progress-stream.max-followers", 1);

    @Test
    void whoComesWhenThereIsNoRoomIsAskedToComeAgain() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        server.plays(
                "long",
                ProgressResponse.of("Long", progress -> {
                            progress.line("begun");
                            goOn.await();
                            return "done";
                        })
                        .afterWork(closed::incrementAndGet));
        Reply first = server.client().post("/run/long");
        String follow = first.next().get("follow").asString();

        Reply second = server.client().post("/run/long");
        Reply follower = server.client().get(follow);

        assertThat(second.status()).isEqualTo(503);
        assertThat(Integer.parseInt(second.header("Retry-After"))).isPositive();
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(follower.status()).isEqualTo(503);
        assertThat(closed).as("what the controller opened for the refused one").hasValue(1);
        goOn.countDown();
        assertThat(first.next("Outcome").get("result").asString()).isEqualTo("done");
    }
}
