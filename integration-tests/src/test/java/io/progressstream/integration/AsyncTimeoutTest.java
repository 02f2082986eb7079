package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AsyncTimeoutTest {
    @RegisterExtension
    static final TestServer server =
            TestServer.open().with("spring.mvc.async.request-timeout", "100ms").with("progress-stream.beat", "100ms");

    @BeforeAll
    static void letTomcatTimeOutSoon() throws ReflectiveOperationException {
        // The types between were moved between the two supported versions of Spring Boot.
        Object webServer = server.context().getClass().getMethod("getWebServer").invoke(server.context());
        Tomcat tomcat = (Tomcat) webServer.getClass().getMethod("getTomcat").invoke(webServer);
        for (Connector connector : tomcat.getService().findConnectors()) {
            connector.setAsyncTimeout(100);
        }
    }

    @Test
    void anOperationThatRunsLongerThanTheContainersTimeoutEndsWithItsOutcome() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("long", ProgressResponse.of("Long", progress -> {
            goOn.await();
            return "done";
        }));
        Reply reply = server.client().post("/run/long");
        Instant began = Instant.now();

        // Tomcat looks for timeouts once a second.
        while (Duration.between(began, Instant.now()).compareTo(Duration.ofMillis(2_500)) < 0) {
            reply.next("beat");
        }
        goOn.countDown();

        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("succeeded");
        assertThat(reply.rest()).isEmpty();
    }

    @Test
    void itsOwnTimeoutEndsItAsExpired() throws Exception {
        server.plays(
                "endless",
                ProgressResponse.of("Endless", progress -> {
                            progress.line("begun");
                            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
                            return null;
                        })
                        .interrupt(true)
                        .timeout(Duration.ofMillis(300)));

        Reply reply = server.client().post("/run/endless");

        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("expired");
    }
}
