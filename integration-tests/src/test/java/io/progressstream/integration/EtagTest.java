package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

class EtagTest {
    @RegisterExtension
    static final TestServer server = TestServer.open(Etags.class);

    @Test
    void aFilterThatKeepsWholeAnswersForTheirEtagHoldsNoRecord() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("long", ProgressResponse.of("Long", progress -> {
            progress.line("begun");
            goOn.await();
            return "done";
        }));

        Reply started = server.client().post("/run/long");
        Reply followed = server.client().get(started.next().get("follow").asString());

        assertThat(started.next("Line").get("Line").asString()).isEqualTo("begun");
        assertThat(followed.next("Line").get("Line").asString()).isEqualTo("begun");
        goOn.countDown();
        assertThat(started.next("Outcome").get("result").asString()).isEqualTo("done");
        assertThat(followed.next("Outcome").get("result").asString()).isEqualTo("done");
        assertThat(server.client().get("/hello").header("ETag")).isNotEmpty();
    }

    @Configuration(proxyBeanMethods = false)
    static class Etags {
        @Bean
        ShallowEtagHeaderFilter etags() {
            return new ShallowEtagHeaderFilter();
        }
    }
}
