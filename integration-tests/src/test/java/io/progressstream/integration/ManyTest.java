package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.ObservationRegistry;
import io.progressstream.integration.support.Client;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.operation.OperationEngine;
import io.progressstream.spring.ProgressResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.ServerHttpObservationFilter;
import tools.jackson.databind.JsonNode;

/** Operations that end at once, while the filters of their request are still returning. */
@ExtendWith(OutputCaptureExtension.class)
class ManyTest {
    private static final int CLIENTS = 16;
    private static final int OPERATIONS = 60;

    @RegisterExtension
    static final TestServer server = TestServer.secured(Filters.class);

    @Test
    void eachOfManyShortOperationsIsToldWholeToItsOwnClient(CapturedOutput log) throws Exception {
        AtomicInteger count = new AtomicInteger();
        server.plays("short", () -> {
            String name = "Short " + count.incrementAndGet();
            return ProgressResponse.of(name, progress -> {
                progress.line(name);
                return name;
            });
        });
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<List<List<JsonNode>>>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(() -> {
                    Client client = server.stranger();
                    List<List<JsonNode>> streams = new ArrayList<>();
                    for (int j = 0; j < OPERATIONS; j++) {
                        Reply reply = client.post("/run/short");
                        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
                        streams.add(reply.rest());
                    }
                    return streams;
                }));
            }
            for (Future<List<List<JsonNode>>> one : all) {
                one.get().forEach(ManyTest::isWhole);
            }
        } finally {
            clients.shutdownNow();
        }

        OperationEngine engine = server.bean(OperationEngine.class);
        await().until(() -> engine.statistics().followers() == 0);
        assertThat(engine.statistics().running()).isZero();
        assertThat(log.getAll()).doesNotContain("ERROR", "WARN", "Exception");
    }

    private static void isWhole(List<JsonNode> stream) {
        String name = stream.get(0).get("Operation").asString();
        List<JsonNode> kept =
                stream.stream().filter(record -> record.has("seq")).toList();
        assertThat(kept).hasSize(3);
        assertThat(kept.get(1).get("Line").asString()).isEqualTo(name);
        assertThat(kept.get(2).get("result").asString()).isEqualTo(name);
    }

    @Configuration(proxyBeanMethods = false)
    static class Filters {
        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        UserDetailsService nobody() {
            return new InMemoryUserDetailsManager();
        }

        @Bean
        ServerHttpObservationFilter observationFilter() {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(context -> true);
            return new ServerHttpObservationFilter(registry);
        }
    }
}
