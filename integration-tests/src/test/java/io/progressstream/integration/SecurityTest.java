package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Client;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.JsonNode;

/** Users who log in with each request, everything denied to others, and CSRF tokens not asked for. */
@ExtendWith(OutputCaptureExtension.class)
class SecurityTest {
    @RegisterExtension
    static final TestServer server = TestServer.secured(Basic.class);

    private final Client ada = as("ada");
    private final Client bob = as("bob");

    @Test
    void aStreamEndsProperlyAlthoughEverythingIsDeniedByDefault(CapturedOutput log) throws Exception {
        server.plays("lines", ProgressResponse.of("Lines", progress -> {
            for (int i = 0; i < 100; i++) {
                progress.line("line " + i);
            }
            return "done";
        }));

        List<JsonNode> records = ada.post("/run/lines").rest();

        assertThat(records.get(records.size() - 1).get("Outcome").asString()).isEqualTo("succeeded");
        assertThat(log.getAll()).doesNotContain("AccessDenied", "AuthorizationDenied", "ERROR");
    }

    @Test
    void theWorkRunsAsTheUserOfTheRequest() throws Exception {
        server.plays("whoami", ProgressResponse.of("Who am I", progress -> {
            progress.line("begun");
            return SecurityContextHolder.getContext().getAuthentication().getName();
        }));

        assertThat(ada.post("/run/whoami").next("Outcome").get("result").asString())
                .isEqualTo("ada");
        assertThat(bob.post("/run/whoami").next("Outcome").get("result").asString())
                .isEqualTo("bob");
    }

    @Test
    void whoIsNotLoggedInIsAskedTo() throws Exception {
        assertThat(server.client().post("/run/whoami").status()).isEqualTo(401);
        assertThat(server.client().get("/progress/AAAAAAAAAAAAAAAAAAAAAA").status())
                .isEqualTo(401);
    }

    @Test
    void forAStrangerSomebodyElsesOperationDoesNotExist() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("mine", ProgressResponse.of("Mine", progress -> {
            progress.line("begun");
            goOn.await();
            return "done";
        }));
        Reply reply = ada.post("/run/mine");
        String follow = reply.next().get("follow").asString();

        Reply seen = bob.get(follow);
        Reply unknown = bob.get("/progress/AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(seen.status()).isEqualTo(404).isEqualTo(unknown.status());
        assertThat(seen.text()).isEqualTo(unknown.text());
        assertThat(bob.delete(follow).status()).isEqualTo(404);
        assertThat(ada.get(follow).next().has("snapshot")).isTrue();
        goOn.countDown();
        assertThat(reply.next("Outcome").get("result").asString()).isEqualTo("done");
    }

    @Test
    void aUserSeesHisOwnOperationsListedAndNoCookieIsSet() throws Exception {
        server.plays("listed", ProgressResponse.of("Listed", progress -> "done"));
        Reply reply = ada.with("Prefer", "respond-async").post("/run/listed");
        String id = reply.header("Progress-Operation");

        assertThat(reply.header("Set-Cookie")).isEmpty();
        assertThat(ada.get("/progress")
                        .json()
                        .get("operations")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(id);
        assertThat(bob.get("/progress").text()).doesNotContain(id);
        assertThat(server.client().get("/progress").status()).isEqualTo(401);
    }

    @Test
    void workThatIsDeniedSomethingSaysSoWithoutDetails() throws Exception {
        server.plays("denied", ProgressResponse.of("Denied", progress -> {
            throw new AccessDeniedException("needs ROLE_ADMIN");
        }));

        Reply reply = ada.post("/run/denied");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).contains("Forbidden").doesNotContain("ROLE_ADMIN");
    }

    private static Client as(String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        return server.client().with("Authorization", "Basic " + credentials);
    }

    @Configuration(proxyBeanMethods = false)
    static class Basic {
        @Bean
        SecurityFilterChain basic(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("ada").password("{noop}secret").build(),
                    User.withUsername("bob").password("{noop}secret").build());
        }
    }
}
