package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.Operation;
import io.progressstream.servlet.ThrowingRequest.Call;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import io.progressstream.store.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A container that throws at one of its calls: the work ends as it would have, and who else follows it is told everything. */
class ThrowingContainerTest {
    private static final int LINES = 20;
    private static final List<String> TOLD =
            IntStream.rangeClosed(1, LINES).mapToObj(i -> "line " + i).toList();

    /** What a container may throw. */
    enum Failure {
        IO(() -> new IOException("of the container")),
        RUNTIME(() -> new IllegalStateException("of the container")),
        ERROR(() -> new LinkageError("of the container"));

        private final Supplier<Throwable> made;

        Failure(Supplier<Throwable> made) {
            this.made = made;
        }

        /** Whether a call may throw it, as its signature and the servlet container's own code go. */
        boolean isFor(Call call) {
            return switch (this) {
                case IO -> call == Call.WRITE || call == Call.FLUSH;
                case RUNTIME -> true;
                case ERROR -> call == Call.WRITE || call == Call.FLUSH || call == Call.IS_READY;
            };
        }
    }

    static Stream<Arguments> failures() {
        return Container.tested()
                .flatMap(container -> Stream.of(Call.values())
                        .flatMap(call -> Stream.of(Failure.values())
                                .filter(failure -> failure.isFor(call))
                                .flatMap(failure -> times(call, failure)
                                        .mapToObj(nth -> Arguments.of(container, call, nth, failure)))));
    }

    /** Which of the calls throws: those that are made once, the first; of the others one at the beginning and one on the way. */
    private static IntStream times(Call call, Failure failure) {
        if (!call.isRepeated()) {
            return IntStream.of(1);
        }
        return failure == Failure.ERROR ? IntStream.of(2) : IntStream.of(1, 4);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void workAndOtherFollowersDoNotHearOfIt(Container container, Call call, int nth, Failure failure) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<ThrowingRequest> throwing = new CompletableFuture<>();
        CompletableFuture<Operation> started = new CompletableFuture<>();
        HttpWork<?> work = (request, progress) -> {
            end.await();
            TOLD.forEach(progress::line);
            return "done";
        };
        try (Served served = Served.site(
                container,
                Container.Settings.standard(),
                EngineLimits.builder().beat(Duration.ofMillis(50)).build(),
                (http, context) -> Site.serve(context, "/work", (request, response) -> {
                    ThrowingRequest thrower = new ThrowingRequest(request, call, nth, failure.made);
                    throwing.complete(thrower);
                    http.start(thrower, thrower.over(response), "Import", work).ifPresent(started::complete);
                }))) {
            try (RawClient client = served.client();
                    RawClient other = served.client()) {
                client.request("POST", "/work", "Content-Length: 0", "Connection: close");
                Operation operation = started.get(10, TimeUnit.SECONDS);
                if (call != Call.COMPLETE) {
                    await().until(throwing.join()::hasThrown);
                }
                other.request("GET", "/progress/" + operation.id());
                LineReader lines = new LineReader(other);
                end.countDown();

                List<JsonNode> told = lines.rest();
                assertThat(told.stream()
                                .filter(record -> record.has("Line"))
                                .map(record -> record.get("Line").asString()))
                        .isEqualTo(TOLD);
                assertThat(told.get(told.size() - 1).path("Outcome").asString(""))
                        .isEqualTo("succeeded");
                Outcome outcome = operation.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
                assertThat(outcome.kind().isGood()).isTrue();
                await().until(throwing.join()::hasThrown);
                client.readToTheEnd();
                await().until(() -> served.engine().statistics().followers() == 0);
            }
        } finally {
            end.countDown();
        }
    }
}
