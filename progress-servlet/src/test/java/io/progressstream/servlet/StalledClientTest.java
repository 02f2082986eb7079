package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.Operation;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that does not read is given up, and sees that; nobody else notices. */
class StalledClientTest {
    private static final Duration STALL = Duration.ofMillis(800);
    private static final int SMALL_BUFFER = 8 * 1024;

    static Stream<Arguments> containersAndRecords() {
        return Container.tested()
                .flatMap(container -> Stream.of(Arguments.of(container, 100), Arguments.of(container, 40_000)));
    }

    @ParameterizedTest
    @MethodSource("containersAndRecords")
    void clientThatDoesNotReadIsGivenUpAndCut(Container container, int length) throws Exception {
        String text = "x".repeat(length);
        CountDownLatch end = new CountDownLatch(1);
        HttpWork<?> work = (request, progress) -> {
            while (end.getCount() > 0) {
                for (int sent = 0; sent < 40_000; sent += length) {
                    progress.line(text);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            return "done";
        };
        CompletableFuture<Operation> started = new CompletableFuture<>();
        try (LogWatch log = LogWatch.of("io.progressstream.servlet");
                LogWatch all = LogWatch.of("");
                Served served = serve(container, work, started);
                RawClient stalled = new RawClient(served.port(), SMALL_BUFFER);
                RawClient good = served.client()) {
            stalled.request("POST", "/work", "Content-Length: 0");
            Operation operation = started.get(10, TimeUnit.SECONDS);
            good.request("GET", "/progress/" + operation.id());
            LineReader lines = new LineReader(good);
            assertThat(lines.next().has("snapshot")).isTrue();
            assertThat(served.engine().statistics().followers()).isEqualTo(2);

            while (served.engine().statistics().followers() == 2) {
                lines.nextWith("Line");
            }
            end.countDown();
            assertThat(lines.nextWith("Outcome").get("Outcome").asString()).isEqualTo("succeeded");
            assertThat(lines.rest()).isEmpty();
            assertThat(isCut(stalled)).as("cut").isTrue();
            assertThat(log.records()).hasSize(1);
            assertThat(log.records().get(0).getMessage()).contains("given up");
            assertThat(all.atLeast(Level.WARNING)).isEmpty();
        } finally {
            end.countDown();
        }
    }

    private static Served serve(Container container, HttpWork<?> work, CompletableFuture<Operation> started) {
        return Served.site(
                container,
                Container.Settings.standard().withSendBuffer(SMALL_BUFFER),
                EngineLimits.builder().beat(Duration.ofMillis(200)).stall(STALL).build(),
                (http, context) -> Site.serve(
                        context,
                        "/work",
                        (request, response) ->
                                http.start(request, response, "Import", work).ifPresent(started::complete)));
    }

    /** Whether an answer breaks off before its last chunk. */
    private static boolean isCut(RawClient client) throws IOException {
        try {
            client.readBody(client.readHead());
            return false;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true;
        }
    }
}
