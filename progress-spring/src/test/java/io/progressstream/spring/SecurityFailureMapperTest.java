package io.progressstream.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;

class SecurityFailureMapperTest {
    private final SecurityFailureMapper mapper = new SecurityFailureMapper();

    @Test
    void workThatMayNotIsForbiddenInNeutralWords() {
        assertThat(mapper.problemOf(new AccessDeniedException("needs ROLE_ADMIN of realm x")))
                .contains(Problem.of(403, "Forbidden", ""));
    }

    @Test
    void aFailedAuthenticationIsUnauthorizedInNeutralWords() {
        assertThat(mapper.problemOf(new BadCredentialsException("user ada, password 123")))
                .contains(Problem.of(401, "Unauthorized", ""));
    }

    @Test
    void otherFailuresAreNotTold() {
        assertThat(mapper.problemOf(new IllegalStateException("broken"))).isEmpty();
    }
}
