package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

class PathTest {
    @Test
    void anOperationIsFollowedBelowContextPathAndServletPath() throws Exception {
        TestServer server = TestServer.open()
                .with("server.servlet.context-path", "/shop")
                .with("spring.mvc.servlet.path", "/web")
                .with("progress-stream.path", "/operations");

        assertThat(followed(server, "/shop/web")).startsWith("/shop/web/operations/");
    }

    @Test
    void anOperationIsFollowedBelowThePrefixOfControllers() throws Exception {
        assertThat(followed(TestServer.open(Prefixed.class), "/api")).startsWith("/api/progress/");
    }

    @Test
    void aForwardedPrefixIsToldToTheClient() throws Exception {
        TestServer server = TestServer.open().with("server.forward-headers-strategy", "framework");
        try (server) {
            server.start().plays("any", ProgressResponse.of("Any", progress -> null));

            String follow = server.client()
                    .with("X-Forwarded-Prefix", "/outside")
                    .post("/run/any")
                    .next()
                    .get("follow")
                    .asString();

            assertThat(follow).startsWith("/outside/progress/");
        }
    }

    private static String followed(TestServer server, String prefix) throws Exception {
        try (server) {
            server.start().plays("any", ProgressResponse.of("Any", progress -> null));
            String follow = server.client()
                    .post(prefix + "/run/any")
                    .rest()
                    .get(0)
                    .get("follow")
                    .asString();
            assertThat(server.client().get(follow).next().has("snapshot")).isTrue();
            Reply accepted = server.client().with("Prefer", "respond-async").post(prefix + "/run/any");
            assertThat(accepted.json().get("follow").asString()).isEqualTo(accepted.header("Location"));
            return follow;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Prefixed implements WebMvcConfigurer {
        @Override
        public void configurePathMatch(PathMatchConfigurer configurer) {
            configurer.addPathPrefix("/api", type -> true);
        }
    }
}
