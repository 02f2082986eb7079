package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.EngineLimits;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletRegistration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Operations that are not started. */
class RefusalTest {

    @OnEveryContainer
    void oneOperationTooManyIs503AndTriedAgainItIsStarted(Container container) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpWork<?> work = (request, progress) -> {
            progress.line("begun");
            end.await();
            return null;
        };
        try (Served served = Served.work(
                        container, EngineLimits.builder().maxRunning(1).build(), work);
                RawClient client = served.client()) {
            client.request("POST", "/work", "Content-Length: 0");
            LineReader lines = new LineReader(client);
            assertThat(lines.next().has("Operation")).isTrue();
            for (String accept : new String[] {"*/*", "application/json", "text/html"}) {
                RawClient.Answer answer = served.ask("POST", "/work", "Content-Length: 0", "Accept: " + accept);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.head().header("Retry-After")).hasValue("5");
                assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
                assertThat(Served.json(answer.body()).get("status").asInt()).isEqualTo(503);
            }
            end.countDown();
            lines.nextWith("Outcome");
            assertThat(served.ask("POST", "/work", "Content-Length: 0").status())
                    .isEqualTo(200);
        }
    }

    @OnEveryContainer
    void servletWithoutAsyncSupportIsToldWhatToDo(Container container) throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        try (Served served = Served.site(container, setup -> setup, (http, context) -> {
            ServletRegistration.Dynamic plain =
                    context.addServlet("plain", new Site.HandlerServlet((request, response) -> {
                        try {
                            http.start(request, response, "Import", (in, progress) -> null);
                        } catch (IllegalStateException e) {
                            thrown.complete(e);
                        }
                    }));
            plain.addMapping("/plain");
            plain.setAsyncSupported(false);
        })) {
            served.ask("POST", "/plain", "Content-Length: 0");
            assertThat(thrown.get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("/plain")
                    .hasMessageContaining("async-supported=true");
            assertThat(served.engine().statistics().running()).isZero();
        }
    }
}
