package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Requests about an operation that was started before. */
class FollowTest {
    private final CountDownLatch end = new CountDownLatch(1);

    private Served serve(Container container) {
        return Served.site(
                container,
                setup -> setup.owners(request -> Optional.ofNullable(request.getHeader("User"))),
                (http, context) -> {});
    }

    /** An operation that has told three lines and waits. */
    private Operation start(Served served, OperationSpec spec) throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Operation operation = served.engine().start(spec, progress -> {
            progress.line("one");
            progress.line("two");
            progress.line("three");
            told.countDown();
            while (!end.await(10, TimeUnit.MILLISECONDS)) {
                progress.checkCancelled();
            }
            return "done";
        });
        told.await();
        return operation;
    }

    private Operation start(Served served) throws Exception {
        return start(served, OperationSpec.named("Import"));
    }

    @OnEveryContainer
    void streamBeginsWithASnapshotAndGoesOnLive(Container container) throws Exception {
        try (Served served = serve(container);
                RawClient client = served.client()) {
            Operation operation = start(served);
            client.request("GET", "/progress/" + operation.id());
            LineReader lines = new LineReader(client);
            assertThat(lines.head().header("Content-Type")).hasValue("application/x-ndjson");
            JsonNode snapshot = lines.next().get("snapshot");
            assertThat(snapshot.get("id").asString()).isEqualTo(operation.id());
            assertThat(snapshot.get("seq").asLong()).isEqualTo(4);
            assertThat(lines.next().get("seq").asLong()).isEqualTo(1);
            assertThat(lines.nextWith("Line").get("Line").asString()).isEqualTo("one");
            assertThat(lines.nextWith("Line").get("Line").asString()).isEqualTo("two");
            assertThat(lines.nextWith("Line").get("Line").asString()).isEqualTo("three");
            end.countDown();
            assertThat(lines.nextWith("Outcome").get("seq").asLong()).isEqualTo(5);
            assertThat(lines.rest()).isEmpty();
        }
    }

    @OnEveryContainer
    void streamGoesOnAfterTheCursor(Container container) throws Exception {
        try (Served served = serve(container)) {
            Operation operation = start(served);
            end.countDown();
            String path = "/progress/" + operation.id();
            operation.outcome().toCompletableFuture().get();
            assertThat(seqs(served.ask("GET", path + "?after=2"))).containsExactly(3L, 4L, 5L);
            assertThat(seqs(served.ask("GET", path, "Last-Event-ID: 3"))).containsExactly(4L, 5L);
            assertThat(seqs(served.ask("GET", path + "?after=4", "Last-Event-ID: 1")))
                    .containsExactly(5L);
            assertThat(seqs(served.ask("GET", path + "?after=5"))).isEmpty();
        }
    }

    private static List<Long> seqs(RawClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.lines().get(0)).startsWith("{\"snapshot\":");
        return answer.lines().stream()
                .map(Served::json)
                .filter(record -> record.has("seq"))
                .map(record -> record.get("seq").asLong())
                .toList();
    }

    @OnEveryContainer
    void cursorAtTheOutcomeGetsTheSnapshotAloneAndOneBeyondIs400(Container container) throws Exception {
        try (Served served = serve(container)) {
            Operation operation = start(served);
            end.countDown();
            operation.outcome().toCompletableFuture().get();
            String path = "/progress/" + operation.id();
            RawClient.Answer at = served.ask("GET", path + "?after=5");
            assertThat(at.lines()).hasSize(1);
            assertThat(Served.json(at.lines().get(0))
                            .get("snapshot")
                            .get("outcome")
                            .get("seq")
                            .asLong())
                    .isEqualTo(5);
            RawClient.Answer beyond = served.ask("GET", path + "?after=6");
            assertThat(beyond.status()).isEqualTo(400);
            assertThat(Served.json(beyond.body()).get("detail").asString()).contains("0 to 5");
        }
    }

    @OnEveryContainer
    void cursorThatIsNoneIs400(Container container) throws Exception {
        try (Served served = serve(container)) {
            Operation operation = start(served);
            for (String cursor : List.of(
                    "-1",
                    "-0",
                    "+1",
                    "%2B1",
                    "%201",
                    "1%20",
                    "%d9%a1",
                    "6",
                    "x",
                    "",
                    "9999999999999999999",
                    "1.5",
                    "9".repeat(4_000))) {
                RawClient.Answer answer = served.ask("GET", "/progress/" + operation.id() + "?after=" + cursor);
                assertThat(answer.status()).as(cursor).isEqualTo(400);
                assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
                assertThat(Served.json(answer.body()).get("detail").asString()).contains("0 to 4");
            }
            assertThat(served.ask("GET", "/progress/" + operation.id(), "Last-Event-ID: 77")
                            .status())
                    .isEqualTo(400);
            end.countDown();
        }
    }

    @OnEveryContainer
    void snapshotIsADocument(Container container) throws Exception {
        try (Served served = serve(container)) {
            Operation operation = start(served);
            RawClient.Answer answer =
                    served.ask("GET", "/progress/" + operation.id(), "Accept: application/json, text/plain, */*");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.head().header("Content-Type")).hasValue("application/json");
            assertThat(Served.json(answer.body()).get("state").asString()).isEqualTo("running");
            assertThat(served.engine().statistics().followers()).isZero();
            end.countDown();
        }
    }

    @OnEveryContainer
    void headSaysWhatGetWouldSayWithoutABody(Container container) throws Exception {
        try (Served served = serve(container);
                RawClient client = served.client()) {
            Operation operation = start(served);
            client.request("HEAD", "/progress/" + operation.id());
            RawClient.Head stream = client.readHead();
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).hasValue("application/x-ndjson");
            client.request("HEAD", "/progress/" + operation.id(), "Accept: application/json");
            RawClient.Head document = client.readHead();
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.header("Content-Type")).hasValue("application/json");
            client.request("HEAD", "/progress/unknown");
            assertThat(client.readHead().status()).isEqualTo(404);
            assertThat(served.engine().statistics().followers()).isZero();
            end.countDown();
        }
    }

    @OnEveryContainer
    void otherMethodsAre405(Container container) throws Exception {
        try (Served served = serve(container)) {
            Operation operation = start(served);
            for (String method : List.of("POST", "PUT", "PATCH")) {
                RawClient.Answer answer = served.ask(method, "/progress/" + operation.id(), "Content-Length: 0");
                assertThat(answer.status()).as(method).isEqualTo(405);
                assertThat(answer.head().header("Allow")).hasValue("GET, HEAD, DELETE");
            }
            end.countDown();
        }
    }

    @OnEveryContainer
    void unknownAndForeignAreTheSame404(Container container) throws Exception {
        try (Served served = serve(container)) {
            Operation operation = start(served, OperationSpec.named("Import").withOwner("ann"));
            for (String method : List.of("GET", "DELETE")) {
                for (String[] user : new String[][] {{}, {"User: bob"}}) {
                    RawClient.Answer foreign = served.ask(method, "/progress/" + operation.id(), user);
                    RawClient.Answer unknown = served.ask(method, "/progress/AAAAAAAAAAAAAAAAAAAAAA", user);
                    assertThat(foreign.status()).isEqualTo(404);
                    assertThat(foreign.body()).isEqualTo(unknown.body());
                    assertThat(foreign.head().headers().keySet())
                            .isEqualTo(unknown.head().headers().keySet());
                }
            }
            assertThat(served.ask("DELETE", "/progress/" + operation.id(), "User: ann")
                            .status())
                    .isEqualTo(202);
        }
    }

    @OnEveryContainer
    void cancellingIsAcceptedOnceAndForAll(Container container) throws Exception {
        try (Served served = serve(container);
                RawClient client = served.client()) {
            Operation operation = start(served);
            client.request("GET", "/progress/" + operation.id());
            LineReader lines = new LineReader(client);
            assertThat(lines.next().has("snapshot")).isTrue();
            RawClient.Answer answer = served.ask("DELETE", "/progress/" + operation.id());
            assertThat(answer.status()).isEqualTo(202);
            assertThat(Served.json(answer.body()).get("state").asString()).isIn("cancelling", "ended");
            assertThat(lines.nextWith("Outcome").get("Outcome").asString()).isEqualTo("cancelled");
            RawClient.Answer again = served.ask("DELETE", "/progress/" + operation.id());
            assertThat(again.status()).isEqualTo(200);
            assertThat(Served.json(again.body()).get("state").asString()).isEqualTo("ended");
        }
    }

    @OnEveryContainer
    void whatCannotBeCancelledIs409(Container container) throws Exception {
        try (Served served = serve(container)) {
            Operation operation = start(served, OperationSpec.named("Import").withCancellable(false));
            RawClient.Answer answer = served.ask("DELETE", "/progress/" + operation.id());
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
            end.countDown();
        }
    }

    @OnEveryContainer
    void oneFollowerTooManyIs503(Container container) throws Exception {
        try (Served served = Served.site(
                        container,
                        Container.Settings.standard(),
                        EngineLimits.builder().maxFollowers(1).build(),
                        (http, context) -> {});
                RawClient client = served.client()) {
            Operation operation = start(served);
            client.request("GET", "/progress/" + operation.id());
            assertThat(new LineReader(client).next().has("snapshot")).isTrue();
            RawClient.Answer answer = served.ask("GET", "/progress/" + operation.id());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.head().header("Retry-After")).hasValue("5");
            assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
            end.countDown();
        }
    }
}
