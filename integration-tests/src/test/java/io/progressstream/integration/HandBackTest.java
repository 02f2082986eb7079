package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What a request holds is handed back when its controller method has returned, not when its stream ends. */
class HandBackTest {
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final TestServer server = TestServer.open(Watching.class);

    @Test
    void interceptorsAreDoneWhileTheOperationRunsAndNothingIsDispatchedAgain() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("long", ProgressResponse.of("Long", progress -> {
            progress.line("begun");
            goOn.await();
            return "done";
        }));
        CALLS.clear();

        Reply reply = server.client().post("/run/long");
        reply.next("Line");
        // Where open-in-view gives back its connection.
        await().untilAsserted(() -> assertThat(CALLS).contains("afterCompletion"));
        goOn.countDown();
        reply.rest();

        assertThat(CALLS).containsOnlyOnce("REQUEST", "afterCompletion").doesNotContain("ASYNC", "ERROR");
    }

    @Test
    void interceptorsOfTheApplicationSeeWhoFollowsToo() throws Exception {
        server.plays("short", ProgressResponse.of("Short", progress -> "done"));
        String follow =
                server.client().post("/run/short").rest().get(0).get("follow").asString();
        CALLS.clear();

        server.client().get(follow).rest();

        await().untilAsserted(() -> assertThat(CALLS).contains("afterCompletion"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Watching implements WebMvcConfigurer {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                @Override
                public void afterCompletion(
                        HttpServletRequest request,
                        HttpServletResponse response,
                        Object handler,
                        @Nullable Exception failure) {
                    CALLS.add("afterCompletion");
                }
            });
        }

        @Bean
        FilterRegistrationBean<Filter> dispatches() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
                CALLS.add(request.getDispatcherType().name());
                chain.doFilter(request, response);
            });
            registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
            registration.setAsyncSupported(true);
            return registration;
        }
    }
}
