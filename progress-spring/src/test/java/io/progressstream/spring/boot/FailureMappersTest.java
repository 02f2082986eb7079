package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.operation.FailureMapper;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.server.ResponseStatusException;

class FailureMappersTest {
    private static final Problem OWN = Problem.of(418, "Teapot", "short and stout");

    private final FailureMapper standard = FailureMappers.of(Stream.empty(), new StaticMessageSource());

    @Test
    void theLibrarysSpringsAndSecuritysFailuresAreKnown() {
        assertThat(standard.problemOf(new ProgressException("no")).orElseThrow().detail())
                .isEqualTo("no");
        assertThat(standard.problemOf(new ResponseStatusException(HttpStatus.NOT_FOUND))
                        .orElseThrow()
                        .status())
                .isEqualTo(404);
        assertThat(standard.problemOf(new AccessDeniedException("no"))
                        .orElseThrow()
                        .status())
                .isEqualTo(403);
        assertThat(standard.problemOf(new IllegalStateException("no"))).isEmpty();
    }

    @Test
    void theApplicationsMappersAreAskedFirstInTheirOrder() {
        FailureMapper knowing = failure -> Optional.of(OWN);
        FailureMapper ignorant = failure -> Optional.empty();
        FailureMapper late = failure -> Optional.of(Problem.of(500, "Late", ""));

        assertThat(FailureMappers.of(Stream.of(ignorant, knowing, late), new StaticMessageSource())
                        .problemOf(new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .contains(OWN);
    }

    @Test
    void whatAFutureWrapsIsUnwrapped() {
        Throwable wrapped =
                new ExecutionException(new CompletionException(new ResponseStatusException(HttpStatus.NOT_FOUND)));

        assertThat(standard.problemOf(wrapped).orElseThrow().status()).isEqualTo(404);
    }
}
