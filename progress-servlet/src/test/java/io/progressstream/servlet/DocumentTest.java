package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that asks for JSON waits for the end and gets the result alone. */
class DocumentTest {
    private static final String[] JSON = {"Content-Length: 0", "Accept: application/json"};

    @OnEveryContainer
    void resultIsTheAnswer(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            progress.line("not told");
            return Map.of("rows", 12);
        };
        try (Served served = Served.work(container, work)) {
            RawClient.Answer answer = served.ask("POST", "/work", JSON);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.head().header("Content-Type")).hasValue("application/json");
            assertThat(answer.head().header("Cache-Control")).hasValue("no-store");
            assertThat(answer.head().header("Content-Length")).hasValue("11");
            assertThat(answer.body()).isEqualTo("{\"rows\":12}");
        }
    }

    @OnEveryContainer
    void workWithoutAResultIs204(Container container) throws Exception {
        try (Served served = Served.work(container, (request, progress) -> null);
                RawClient client = served.client()) {
            for (int i = 0; i < 3; i++) {
                client.request("POST", "/work", JSON);
                RawClient.Answer answer = client.readAnswer();
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.head().header("Content-Type")).isEmpty();
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @OnEveryContainer
    void resultThatIsTooLargeForARecordIsWhole(Container container) throws Exception {
        String large = "x".repeat(5_000_000);
        try (Served served = Served.work(container, (request, progress) -> large)) {
            RawClient.Answer answer = served.ask("POST", "/work", JSON);
            assertThat(answer.body()).isEqualTo("\"" + large + "\"");
        }
    }

    @OnEveryContainer
    void failureIsAProblemWithItsOwnStatusEvenLate(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            progress.line("begun");
            throw new ProgressException(Problem.of(422, "Wrong header", "The column SKU is missing"));
        };
        try (Served served = Served.work(container, work)) {
            RawClient.Answer answer = served.ask("POST", "/work", JSON);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
        }
    }

    @OnEveryContainer
    void cancelledIs409(Container container) throws Exception {
        CompletableFuture<Operation> started = new CompletableFuture<>();
        try (Served served = Served.site(
                container,
                setup -> setup,
                (http, context) -> Site.serve(context, "/work", (request, response) -> {
                    http.start(request, response, "Import", (in, progress) -> {
                                started.get(20, TimeUnit.SECONDS).cancel();
                                progress.checkCancelled();
                                return null;
                            })
                            .ifPresent(started::complete);
                }))) {
            RawClient.Answer answer = served.ask("POST", "/work", JSON);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(Served.json(answer.body()).get("title").asString()).isEqualTo("Cancelled");
        }
    }

    @OnEveryContainer
    void expiredIs504(Container container) throws Exception {
        OperationSpec spec = OperationSpec.named("Import").withTimeout(Duration.ofMillis(50));
        try (Served served = Served.site(
                container,
                setup -> setup,
                (http, context) -> Site.serve(context, "/work", (request, response) -> {
                    http.start(request, response, spec, progress -> {
                        while (true) {
                            progress.checkCancelled();
                            LockSupport.parkNanos(1_000_000);
                        }
                    });
                }))) {
            RawClient.Answer answer = served.ask("POST", "/work", JSON);
            assertThat(answer.status()).isEqualTo(504);
        }
    }

    @OnEveryContainer
    void resultThatCannotBeWrittenIs500WithAReference(Container container) throws Exception {
        try (LogWatch log = LogWatch.of("io.progressstream");
                Served served = Served.work(container, (request, progress) -> new LateCommitTest.Unwritable())) {
            RawClient.Answer answer = served.ask("POST", "/work", JSON);
            assertThat(answer.status()).isEqualTo(500);
            String ref = Served.json(answer.body()).get("ref").asString();
            assertThat(log.records()).anyMatch(record -> record.getMessage().contains(ref));
        }
    }

    /** The container must not take a request for idle that waits for us. */
    @OnEveryContainer
    void waitMayBeLongerThanTheContainersIdleTime(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2_500));
            return "late";
        };
        try (Served served = Served.site(
                container,
                Container.Settings.standard().withIdleMillis(1_000),
                EngineLimits.standard(),
                (http, context) -> Site.serve(
                        context, "/work", (request, response) -> http.start(request, response, "Import", work)))) {
            assertThat(served.ask("POST", "/work", JSON).body()).isEqualTo("\"late\"");
        }
    }

    @OnEveryContainer
    void whoPrefersNotToWaitGetsThePlaceToLook(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            progress.line("begun");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            return "done";
        };
        try (Served served = Served.work(container, work)) {
            RawClient.Answer answer = served.ask("POST", "/work", "Content-Length: 0", "Prefer: wait=1, respond-async");
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.head().header("Preference-Applied")).hasValue("respond-async");
            String id = Served.json(answer.body()).get("id").asString();
            String location = answer.head().header("Location").orElseThrow();
            assertThat(location).endsWith("/progress/" + id);
            assertThat(served.ask("GET", "/progress/" + id).body()).contains("\"Outcome\":\"succeeded\"");
        }
    }

    @OnEveryContainer
    void earlyFailureIsToldToWhoPrefersNotToWaitToo(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            throw new ProgressException(Problem.of(422, "Wrong header", "The column SKU is missing"));
        };
        try (Served served = Served.work(container, work)) {
            assertThat(served.ask("POST", "/work", "Content-Length: 0", "Prefer: respond-async")
                            .status())
                    .isEqualTo(422);
        }
    }
}
