package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.progressstream.ProgressSink;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import tools.jackson.databind.JsonNode;

class ContextTest {
    @RegisterExtension
    static final TestServer server = TestServer.open(Filters.class);

    @Test
    void diagnosticContextObservationAndLocaleReachTheWork() throws Exception {
        ObservationRegistry registry = server.bean(ObservationRegistry.class);
        server.plays("context", ProgressResponse.of("Context", progress -> {
            progress.line("begun");
            Observation observation = registry.getCurrentObservation();
            return Map.of(
                    "mdc", String.valueOf(MDC.get("request")),
                    "observation",
                            observation == null
                                    ? "none"
                                    : observation.getContext().getName(),
                    "locale", LocaleContextHolder.getLocale().toLanguageTag());
        }));

        JsonNode result = server.client()
                .with("X-Request", "r-42")
                .with("Accept-Language", "de-AT")
                .post("/run/context")
                .next("Outcome")
                .get("result");

        assertThat(result.get("mdc").asString()).isEqualTo("r-42");
        assertThat(result.get("observation").asString()).isEqualTo("http.server.requests");
        assertThat(result.get("locale").asString()).isEqualTo("de-AT");
    }

    @Test
    void theRequestItselfDoesNotReachTheWork() throws Exception {
        server.plays("request", ProgressResponse.of("Request", progress -> {
            progress.line("begun");
            return RequestContextHolder.getRequestAttributes() == null;
        }));

        assertThat(server.client()
                        .post("/run/request")
                        .next("Outcome")
                        .get("result")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anAsyncMethodReportsToTheOperationThatCallsIt() throws Exception {
        Helper helper = server.bean(Helper.class);
        server.plays(
                "helped",
                ProgressResponse.of("Helped", progress -> helper.help().join()));

        assertThat(server.client().post("/run/helped").next("Line").get("Line").asString())
                .isEqualTo("from another thread");
    }

    static class Helper {
        @Async
        CompletableFuture<String> help() {
            ProgressSink.current().line("from another thread");
            return CompletableFuture.completedFuture("helped");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Filters {
        @Bean
        Helper helper() {
            return new Helper();
        }

        @Bean
        ContextPropagatingTaskDecorator contextPropagatingTaskDecorator() {
            return new ContextPropagatingTaskDecorator();
        }

        @Bean
        ObservationRegistry observationRegistry() {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(context -> true);
            return registry;
        }

        @Bean
        ServerHttpObservationFilter observationFilter(ObservationRegistry registry) {
            return new ServerHttpObservationFilter(registry);
        }

        @Bean
        OncePerRequestFilter mdcFilter() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    MDC.put("request", request.getHeader("X-Request"));
                    try {
                        chain.doFilter(request, response);
                    } finally {
                        MDC.remove("request");
                    }
                }
            };
        }
    }
}
