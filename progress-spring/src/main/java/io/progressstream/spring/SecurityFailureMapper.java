package io.progressstream.spring;

import io.progressstream.Problem;
import io.progressstream.operation.FailureMapper;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Tells what Spring Security's filters would tell if the exception passed them: 403 for work that went where its user may
 * not go, 401 for an authentication that failed. The exception's message is never told.
 */
public final class SecurityFailureMapper implements FailureMapper {
    private static final Problem FORBIDDEN = problem(HttpStatus.FORBIDDEN);
    private static final Problem UNAUTHORIZED = problem(HttpStatus.UNAUTHORIZED);

    /** Stateless: all instances do the same. */
    public SecurityFailureMapper() {}

    @Override
    public Optional<Problem> problemOf(Throwable failure) {
        if (failure instanceof AccessDeniedException) {
            return Optional.of(FORBIDDEN);
        }
        return failure instanceof AuthenticationException ? Optional.of(UNAUTHORIZED) : Optional.empty();
    }

    private static Problem problem(HttpStatus status) {
        return Problem.of(status.value(), status.getReasonPhrase(), "");
    }
}
