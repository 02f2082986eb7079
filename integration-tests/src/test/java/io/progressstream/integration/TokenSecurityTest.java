package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.integration.support.Client;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;

/** A stateless application with a token filter of its own, which is where emitters are denied at the very end. */
@ExtendWith(OutputCaptureExtension.class)
class TokenSecurityTest {
    @RegisterExtension
    static final TestServer server = TestServer.secured(Tokens.class);

    private final Client ada = server.client().with("Authorization", "Bearer ada");

    @Test
    void aStreamEndsProperlyAlthoughTheFilterWouldNotRunAgain(CapturedOutput log) throws Exception {
        server.plays("lines", ProgressResponse.of("Lines", progress -> {
            for (int i = 0; i < 100; i++) {
                progress.line("line " + i);
            }
            return SecurityContextHolder.getContext().getAuthentication().getName();
        }));

        List<JsonNode> records = ada.post("/run/lines").rest();

        assertThat(records.get(records.size() - 1).get("result").asString()).isEqualTo("ada");
        assertThat(log.getAll()).doesNotContain("AccessDenied", "AuthorizationDenied", "ERROR");
    }

    @Test
    void theOperationBelongsToTheUserOfTheToken() throws Exception {
        server.plays("mine", ProgressResponse.of("Mine", progress -> "done"));
        String follow = ada.post("/run/mine").rest().get(0).get("follow").asString();
        Client bob = server.client().with("Authorization", "Bearer bob");

        assertThat(ada.get(follow).next().has("snapshot")).isTrue();
        assertThat(bob.get(follow).status()).isEqualTo(404);
        Reply nobody = server.client().get(follow);
        assertThat(nobody.status()).isEqualTo(403);
    }

    @Configuration(proxyBeanMethods = false)
    static class Tokens {
        @Bean
        SecurityFilterChain tokens(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .addFilterBefore(new TokenFilter(), UsernamePasswordAuthenticationFilter.class)
                    .csrf(csrf -> csrf.disable())
                    .build();
        }
    }

    static final class TokenFilter extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String token = request.getHeader("Authorization");
            if (token != null) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(
                        new TestingAuthenticationToken(token.substring("Bearer ".length()), "", "ROLE_USER"));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }
    }
}
