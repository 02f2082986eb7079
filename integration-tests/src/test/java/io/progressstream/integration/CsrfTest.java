package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Client;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/** An application that asks for CSRF tokens. */
class CsrfTest {
    @RegisterExtension
    static final TestServer server = TestServer.secured(Csrf.class);

    private final Client plain = server.client();
    private final Client withToken = plain.with("Cookie", "XSRF-TOKEN=t-1").with("X-XSRF-TOKEN", "t-1");

    @Test
    void aTokenIsAskedForToCancelAsToStart() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("long", ProgressResponse.of("Long", progress -> {
            progress.line("begun");
            while (!progress.isCancelled()) {
                goOn.await(10, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            progress.checkCancelled();
            return null;
        }));

        assertThat(plain.post("/run/long").status()).isEqualTo(403);
        Reply reply = withToken.post("/run/long");
        String follow = reply.next().get("follow").asString();
        assertThat(plain.delete(follow).status()).isEqualTo(403);
        assertThat(withToken.delete(follow).status()).isEqualTo(202);
        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("cancelled");
    }

    @Configuration(proxyBeanMethods = false)
    static class Csrf {
        @Bean
        SecurityFilterChain tokens(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                            .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                    .build();
        }
    }
}
