package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.DisconnectPolicy;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.operation.OperationEngine;
import io.progressstream.spring.ProgressResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DisconnectTest {
    @RegisterExtension
    static final TestServer server = TestServer.open().with("progress-stream.beat", "100ms");

    @Test
    void theWorkGoesOnWhenItsClientHasLeftAndNothingIsLogged(CapturedOutput log) throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("long", ProgressResponse.of("Long", progress -> {
            progress.line("begun");
            goOn.await();
            return "done";
        }));
        String follow;
        try (Reply reply = server.client().post("/run/long")) {
            follow = reply.next().get("follow").asString();
        }
        OperationEngine engine = server.bean(OperationEngine.class);
        await().until(() -> engine.statistics().followers() == 0);
        goOn.countDown();

        assertThat(server.client().get(follow).next("Outcome").get("result").asString())
                .isEqualTo("done");
        assertThat(log.getAll()).doesNotContain("ERROR", "WARN", "Exception");
    }

    @Test
    void theWorkIsCancelledWhenItsClientHasLeftIfItSaidSo() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        server.plays(
                "bound",
                ProgressResponse.of("Bound", progress -> {
                            progress.line("begun");
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                cancelled.set(progress.isCancelled());
                            }
                            return null;
                        })
                        .interrupt(true)
                        .onDisconnect(DisconnectPolicy.CANCEL));
        try (Reply reply = server.client().post("/run/bound")) {
            assertThat(reply.next().get("onDisconnect").asString()).isEqualTo("cancel");
        }

        await().untilTrue(cancelled);
    }
}
