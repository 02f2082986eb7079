package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Client;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Applications without Spring Security: browsers ask before a page of another site may send a DELETE. */
class CorsTest {
    private static final String ANY = "/progress/AAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void aPageOfAnotherSiteIsNotAllowedToCancel() throws Exception {
        try (TestServer server = TestServer.open().start()) {
            Reply preflight = asksFrom(server, "https://evil.example").options(ANY);

            assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void whomTheApplicationAllowsIsAllowedHereToo() throws Exception {
        try (TestServer server = TestServer.open(Shared.class).start()) {
            Reply friend = asksFrom(server, "https://app.example").options(ANY);
            Reply stranger = asksFrom(server, "https://evil.example").options(ANY);

            assertThat(friend.status()).isEqualTo(200);
            assertThat(friend.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
            assertThat(stranger.status()).isEqualTo(403);
        }
    }

    private static Client asksFrom(TestServer server, String origin) {
        return server.client().with("Origin", origin).with("Access-Control-Request-Method", "DELETE");
    }

    @Configuration(proxyBeanMethods = false)
    static class Shared implements WebMvcConfigurer {
        @Override
        public void addCorsMappings(CorsRegistry registry) {
            registry.addMapping("/**").allowedOrigins("https://app.example").allowedMethods("GET", "POST", "DELETE");
        }
    }
}
