package io.progressstream.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

class SpringFailureMapperTest {
    private final SpringFailureMapper mapper = new SpringFailureMapper();

    @AfterEach
    void forgetTheLocale() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void anErrorResponseKeepsStatusAndAllOfItsProblemDetails() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Batch 7 is closed");
        body.setType(URI.create("https://example.org/closed"));
        body.setTitle("Closed");
        body.setInstance(URI.create("/batches/7"));
        body.setProperty("batch", 7);
        body.setProperty("nothing", null);

        Optional<Problem> problem = mapper.problemOf(new ErrorResponseException(HttpStatus.CONFLICT, body, null));

        assertThat(problem)
                .contains(new Problem(
                        URI.create("https://example.org/closed"),
                        "Closed",
                        409,
                        "Batch 7 is closed",
                        Optional.of(URI.create("/batches/7")),
                        Map.of("batch", 7)));
    }

    @Test
    void aResponseStatusExceptionIsToldByItsReason() {
        assertThat(mapper.problemOf(new ResponseStatusException(HttpStatus.NOT_FOUND, "No such batch")))
                .contains(Problem.of(404, "Not Found", "No such batch"));
    }

    @Test
    void aStatusThatNobodyNamedHasATextAllTheSame() {
        assertThat(mapper.problemOf(new ResponseStatusException(HttpStatusCode.valueOf(499))))
                .contains(Problem.of(499, "Error 499", ""));
    }

    @Test
    void textsComeFromTheMessageSourceInTheLocaleOfTheWork() {
        StaticMessageSource texts = new StaticMessageSource();
        texts.addMessage(
                "problemDetail." + ResponseStatusException.class.getName(), Locale.GERMAN, "Den Stapel gibt es nicht");
        texts.addMessage("batch.closed", Locale.GERMAN, "Der Stapel ist geschlossen");
        SpringFailureMapper translating = new SpringFailureMapper(texts);
        LocaleContextHolder.setLocale(Locale.GERMAN);

        assertThat(translating.problemOf(new ResponseStatusException(HttpStatus.NOT_FOUND, "No such batch")))
                .contains(Problem.of(404, "Not Found", "Den Stapel gibt es nicht"));
        assertThat(translating.problemOf(new TranslatedException()))
                .contains(Problem.of(409, "Conflict", "Der Stapel ist geschlossen"));
        assertThat(translating.problemOf(new BatchClosedException()))
                .contains(Problem.of(409, "Conflict", "The batch is closed"));
    }

    @Test
    void anAnnotatedExceptionIsToldByItsStatusAndReasonNeverByItsMessage() {
        assertThat(mapper.problemOf(new BatchClosedException()))
                .contains(Problem.of(409, "Conflict", "The batch is closed"));
        assertThat(mapper.problemOf(new NoReasonException())).contains(Problem.of(410, "Gone", ""));
    }

    @Test
    void whatIsNotAnErrorOrNotMeantForTheWebIsNotTold() {
        assertThat(mapper.problemOf(new ResponseStatusException(HttpStatus.FOUND, "elsewhere")))
                .isEmpty();
        assertThat(mapper.problemOf(new IllegalStateException("password=secret")))
                .isEmpty();
    }

    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "The batch is closed")
    private static final class BatchClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BatchClosedException() {
            super("table batch_7 has lock 4711");
        }
    }

    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "batch.closed")
    private static final class TranslatedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ResponseStatus(HttpStatus.GONE)
    private static final class NoReasonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoReasonException() {
            super("internal");
        }
    }
}
