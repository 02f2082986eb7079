package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.Operation;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import io.progressstream.store.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that has left is noticed by a beat: its follower goes, its operation goes on, and the log says it in one line. */
class VanishedClientTest {

    /** When a client leaves. */
    enum Moment {
        BEFORE_THE_HEAD {
            @Override
            void await(RawClient client) {}
        },
        AFTER_THE_FIRST_RECORD {
            @Override
            void await(RawClient client) throws IOException {
                new LineReader(client).next();
            }
        },
        BETWEEN_BEATS {
            @Override
            void await(RawClient client) throws IOException {
                LineReader lines = new LineReader(client);
                lines.nextWith("beat");
                lines.nextWith("beat");
            }
        };

        abstract void await(RawClient client) throws IOException;
    }

    static Stream<Arguments> containersAndMoments() {
        return Container.tested()
                .flatMap(container -> Stream.of(Moment.values())
                        .flatMap(moment -> Stream.of(
                                Arguments.of(container, moment, true), Arguments.of(container, moment, false))));
    }

    @ParameterizedTest
    @MethodSource("containersAndMoments")
    void followerIsGoneAndTheOperationGoesOn(Container container, Moment moment, boolean reset) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Operation> started = new CompletableFuture<>();
        HttpWork<?> work = (request, progress) -> {
            progress.line("begun");
            end.await();
            return "done";
        };
        try (LogWatch log = LogWatch.of("io.progressstream");
                LogWatch all = LogWatch.of("");
                Served served = Served.site(
                        container,
                        Container.Settings.standard(),
                        EngineLimits.builder()
                                .beat(Duration.ofMillis(100))
                                .stall(Duration.ofSeconds(30))
                                .build(),
                        (http, context) -> Site.serve(
                                context,
                                "/work",
                                (request, response) -> http.start(request, response, "Import", work)
                                        .ifPresent(started::complete)))) {
            RawClient client = served.client();
            client.request("POST", "/work", "Content-Length: 0");
            moment.await(client);
            Operation operation = started.get(10, TimeUnit.SECONDS);
            if (reset) {
                client.reset();
            } else {
                client.close();
            }

            await().until(() -> served.engine().statistics().followers() == 0);
            assertThat(served.engine().statistics().running()).isEqualTo(1);
            end.countDown();
            Outcome outcome = operation.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(outcome.kind().isGood()).isTrue();
            await().untilAsserted(() -> assertThat(log.atLeast(Level.FINE)).hasSize(1));
            assertThat(log.records()).allSatisfy(record -> {
                assertThat(record.getLevel()).isEqualTo(Level.FINE);
                assertThat(record.getMessage()).contains("lost its client", operation.id());
                assertThat(record.getThrown()).isNull();
            });
            assertThat(all.atLeast(Level.WARNING)).isEmpty();
        } finally {
            end.countDown();
        }
    }
}
