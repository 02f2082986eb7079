package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.operation.EngineLimits;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import tools.jackson.databind.JsonNode;

/** What fails before it has told anything is an ordinary HTTP error. */
class LateCommitTest {

    @OnEveryContainer
    void failureThatIsMeantForUsersKeepsItsStatusAndProblem(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            throw new ProgressException(
                    Problem.of(422, "Wrong header", "The column SKU is missing").with("column", "SKU"));
        };
        try (Served served = Served.work(container, work)) {
            RawClient.Answer answer = served.ask("POST", "/work", "Content-Length: 0");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.head().header("Cache-Control")).hasValue("no-store");
            JsonNode problem = Served.json(answer.body());
            assertThat(problem.get("status").asInt()).isEqualTo(422);
            assertThat(problem.get("title").asString()).isEqualTo("Wrong header");
            assertThat(problem.get("detail").asString()).isEqualTo("The column SKU is missing");
            assertThat(problem.get("column").asString()).isEqualTo("SKU");
        }
    }

    @OnEveryContainer
    void unexpectedFailureIs500WithANeutralTextAndAReference(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            throw new IllegalStateException("jdbc:secret");
        };
        try (LogWatch log = LogWatch.of("io.progressstream");
                Served served = Served.work(container, work)) {
            RawClient.Answer answer = served.ask("POST", "/work", "Content-Length: 0");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("secret", "Exception");
            assertThat(Served.json(answer.body()).get("ref").asString()).hasSize(8);
            assertThat(log.atLeast(Level.SEVERE)).hasSize(1);
        }
    }

    @OnEveryContainer
    void failureAfterTheFirstReportIsToldByTheStream(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            progress.line("begun");
            throw new ProgressException(Problem.of(422, "Wrong header", "The column SKU is missing"));
        };
        try (Served served = Served.work(container, work)) {
            RawClient.Answer answer = served.ask("POST", "/work", "Content-Length: 0");
            assertThat(answer.status()).isEqualTo(200);
            JsonNode outcome = Served.json(answer.lines().get(answer.lines().size() - 1));
            assertThat(outcome.get("Outcome").asString()).isEqualTo("failed");
            assertThat(outcome.get("problem").get("status").asInt()).isEqualTo(422);
        }
    }

    @OnEveryContainer
    void silentWorkIsCommittedAfterTheAnnouncementDelay(Container container) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        HttpWork<?> work = (request, progress) -> {
            read.await();
            return null;
        };
        EngineLimits limits =
                EngineLimits.builder().announceAfter(Duration.ofMillis(100)).build();
        try (Served served = Served.work(container, limits, work);
                RawClient client = served.client()) {
            client.request("POST", "/work", "Content-Length: 0");
            RawClient.Head head = client.readHead();
            assertThat(head.status()).isEqualTo(200);
            read.countDown();
            assertThat(new String(client.readBody(head))).contains("\"Outcome\":\"succeeded\"");
        }
    }

    @OnEveryContainer
    void problemWhoseExtensionsCannotBeWrittenIsToldWithoutThem(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            throw new ProgressException(Problem.of(409, "Clash", "Taken").with("who", new Unwritable()));
        };
        try (LogWatch log = LogWatch.of("io.progressstream");
                Served served = Served.work(container, work)) {
            RawClient.Answer answer = served.ask("POST", "/work", "Content-Length: 0");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(Served.json(answer.body()).get("detail").asString()).isEqualTo("Taken");
            assertThat(log.atLeast(Level.WARNING)).isNotEmpty();
        }
    }

    /** Throws when it is written. */
    public static final class Unwritable {
        /** Throws. */
        public String getName() {
            throw new IllegalStateException("unwritable");
        }
    }
}
