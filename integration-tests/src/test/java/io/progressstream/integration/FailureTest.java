package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.ProgressException;
import io.progressstream.ProgressSink;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class FailureTest {
    @RegisterExtension
    static final TestServer server = TestServer.open().with("spring.mvc.problemdetails.enabled", true);

    @Test
    void aRequestThatDoesNotReachTheWorkIsAnOrdinaryProblem() throws Exception {
        Reply missing = server.client().post("/validated");
        Reply wrong = server.client().post("/validated?count=many");

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.header("Content-Type")).startsWith("application/problem+json");
        assertThat(missing.json().get("detail").asString()).contains("count");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(server.client().post("/validated?count=3").rest()).isNotEmpty();
    }

    @Test
    void anErrorResponseBeforeTheFirstReportKeepsItsStatusAndProblem() throws Exception {
        server.plays("early", ProgressResponse.of("Early", progress -> {
            throw closed();
        }));

        Reply reply = server.client().post("/run/early");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.get("title").asString()).isEqualTo("Conflict");
        assertThat(problem.get("detail").asString()).isEqualTo("Batch 7 is closed");
        assertThat(problem.get("batch").asInt()).isEqualTo(7);
    }

    @Test
    void anErrorResponseAfterTheFirstReportIsTheProblemOfTheOutcome() throws Exception {
        server.plays("late", ProgressResponse.of("Late", progress -> {
            progress.line("one");
            throw closed();
        }));

        JsonNode outcome = server.client().post("/run/late").next("Outcome");

        assertThat(outcome.get("Outcome").asString()).isEqualTo("failed");
        assertThat(outcome.get("Error").asString()).isEqualTo("Batch 7 is closed");
        assertThat(outcome.get("problem").get("status").asInt()).isEqualTo(409);
        assertThat(outcome.get("problem").get("batch").asInt()).isEqualTo(7);
    }

    @Test
    void anAnnotatedExceptionKeepsItsStatusAndHidesItsMessage() throws Exception {
        server.plays("gone", ProgressResponse.of("Gone", progress -> {
            throw new GoneException();
        }));

        Reply reply = server.client().post("/run/gone");
        String body = reply.text();

        assertThat(reply.status()).isEqualTo(410);
        assertThat(body).contains("\"Gone\"").doesNotContain("secret");
    }

    @Test
    void aProgressExceptionIsToldInItsOwnWords() throws Exception {
        server.plays("meant", ProgressResponse.of("Meant", progress -> {
            progress.line("one");
            throw new ProgressException("The file ends in the middle of a row");
        }));

        assertThat(server.client()
                        .post("/run/meant")
                        .next("Outcome")
                        .get("Error")
                        .asString())
                .isEqualTo("The file ends in the middle of a row");
    }

    @Test
    void anUnexpectedFailureIsNeutralForTheClientAndWholeInTheLog(CapturedOutput log) throws Exception {
        server.plays("broken", ProgressResponse.of("Broken", progress -> {
            progress.line("one");
            throw leaking();
        }));

        List<JsonNode> records = server.client().post("/run/broken").rest();
        JsonNode outcome = records.get(records.size() - 1);

        assertThat(outcome.get("Outcome").asString()).isEqualTo("failed");
        assertThat(records.toString()).doesNotContain("secret", "Exception", "FailureTest");
        String ref = outcome.get("ref").asString();
        await().untilAsserted(() -> assertThat(log.getAll()).contains(ref, "password=secret", "FailureTest.java"));
    }

    @Test
    void anUnexpectedFailureBeforeTheFirstReportIsANeutral500(CapturedOutput log) throws Exception {
        server.plays("broken-early", ProgressResponse.of("Broken", progress -> {
            throw leaking();
        }));

        Reply reply = server.client().post("/run/broken-early");
        String body = reply.text();

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(body).doesNotContain("secret", "Exception", "FailureTest");
        await().untilAsserted(() -> assertThat(log.getAll()).contains("password=secret", "FailureTest.java"));
    }

    @Test
    void whatTheWorkThrowsThroughOtherThreadsIsStillTold() throws Exception {
        server.plays("forked", ProgressResponse.of("Forked", progress -> {
            progress.line("one");
            return java.util.concurrent.CompletableFuture.supplyAsync(() -> fail(progress))
                    .join();
        }));

        assertThat(server.client()
                        .post("/run/forked")
                        .next("Outcome")
                        .get("Outcome")
                        .asString())
                .isEqualTo("failed");
    }

    private static String fail(ProgressSink progress) {
        progress.line("two");
        throw closed();
    }

    private static ErrorResponseException closed() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Batch 7 is closed");
        body.setProperty("batch", 7);
        return new ErrorResponseException(HttpStatus.CONFLICT, body, null);
    }

    private static IllegalStateException leaking() {
        return new IllegalStateException("password=secret");
    }

    @ResponseStatus(HttpStatus.GONE)
    static final class GoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GoneException() {
            super("secret");
        }
    }
}
