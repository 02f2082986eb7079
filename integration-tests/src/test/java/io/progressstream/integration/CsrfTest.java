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

    private final Client plain = server.stranger();
    private final Client withToken =
            server.stranger().with("Cookie", "XSRF-TOKEN=t-1").with("X-XSRF-TOKEN", "t-1");

    @Test
    void aTokenIsAskedForToCancelAsToStart() throws Exception {
        server.plays("long", endless());

        assertThat(plain.post("/run/long").status()).isEqualTo(403);
        Reply reply = withToken.post("/run/long");
        String follow = reply.next().get("follow").asString();
        assertThat(plain.delete(follow).status()).isEqualTo(403);
        assertThat(withToken.delete(follow).status()).isEqualTo(202);
        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("cancelled");
    }

    @Test
    void anotherSiteCannotCancelEvenWithAToken() throws Exception {
        server.plays("long", endless());

        String follow = withToken.post("/run/long").next().get("follow").asString();

        assertThat(withToken.with("Sec-Fetch-Site", "cross-site").delete(follow).status())
                .isEqualTo(403);
        assertThat(withToken
                        .with("Sec-Fetch-Site", "same-origin")
                        .delete(follow)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void anotherSiteCanCancelWithATokenWhereTheApplicationLeavesItToThat() throws Exception {
        try (TestServer trusting = TestServer.secured(Csrf.class)
                .with("progress-stream.cross-site-check", false)
                .start()) {
            trusting.plays("long", endless());
            Client friend = trusting.stranger().with("Sec-Fetch-Site", "cross-site");
            Client friendWithToken = trusting.stranger()
                    .with("Sec-Fetch-Site", "cross-site")
                    .with("Cookie", "XSRF-TOKEN=t-1")
                    .with("X-XSRF-TOKEN", "t-1");

            String follow =
                    friendWithToken.post("/run/long").next().get("follow").asString();

            assertThat(friend.delete(follow).status()).isEqualTo(403);
            assertThat(friendWithToken.delete(follow).status()).isEqualTo(202);
        }
    }

    private static ProgressResponse<?> endless() {
        CountDownLatch never = new CountDownLatch(1);
        return ProgressResponse.of("Long", progress -> {
                    progress.line("begun");
                    never.await();
                    return null;
                })
                .interrupt(true);
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
