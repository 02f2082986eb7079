package io.progressstream.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class WorkContextTest {
    private final UnaryOperator<Runnable> carrier = WorkContext.carrier();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @AfterEach
    void leaveNothingBehind() {
        worker.shutdownNow();
        MDC.clear();
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void theWorkSeesTheSecurityContextAndItsThreadForgetsIt() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("ada", "secret"));

        assertThat(carried(WorkContextTest::user)).contains("ada");
        assertThat(plain(WorkContextTest::user)).isEmpty();
    }

    @Test
    void theWorkSeesTheDiagnosticContextAndItsThreadForgetsIt() throws Exception {
        MDC.put("request", "r-1");

        assertThat(carried(() -> Optional.ofNullable(MDC.get("request")))).contains("r-1");
        assertThat(plain(() -> Optional.ofNullable(MDC.get("request")))).isEmpty();
    }

    @Test
    void theWorkSeesTheObservationAndItsThreadForgetsIt() throws Exception {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(context -> true);
        Observation request = Observation.start("request", registry);

        Optional<Observation> seen =
                request.scopedChecked(() -> carried(() -> Optional.ofNullable(registry.getCurrentObservation())));

        assertThat(seen).containsSame(request);
        assertThat(plain(() -> Optional.ofNullable(registry.getCurrentObservation())))
                .isEmpty();
    }

    @Test
    void theWorkSeesLocaleAndTimeZoneAsTheyWereAtTheStart() throws Exception {
        AtomicReference<Locale> request = new AtomicReference<>(Locale.GERMAN);
        LocaleContextHolder.setLocaleContext(request::get);

        Runnable work =
                carrier.apply(() -> assertThat(LocaleContextHolder.getLocale()).isEqualTo(Locale.GERMAN));
        request.set(Locale.FRENCH);
        worker.submit(work).get();

        LocaleContextHolder.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(carried(() -> LocaleContextHolder.getTimeZone().getID())).isEqualTo("Asia/Tokyo");
    }

    @Test
    void whatTheRequestDoesNotHaveTheWorkDoesNotSeeEither() throws Exception {
        worker.submit(() -> {
                    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("eve", "x"));
                    MDC.put("request", "of eve");
                })
                .get();

        assertThat(carried(WorkContextTest::user)).isEmpty();
        assertThat(carried(() -> Optional.ofNullable(MDC.get("request")))).isEmpty();
    }

    @Test
    void aThreadGetsItsOwnContextBackWhenTheWorkFails() throws Exception {
        MDC.put("request", "r-2");
        Runnable failing = carrier.apply(() -> {
            throw new IllegalStateException("broken");
        });

        assertThat(worker.submit(failing))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("broken");
        assertThat(plain(() -> Optional.ofNullable(MDC.get("request")))).isEmpty();
    }

    private static Optional<String> user() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getName());
    }

    private <T> T carried(Supplier<T> question) throws Exception {
        AtomicReference<@Nullable T> answer = new AtomicReference<>();
        worker.submit(carrier.apply(() -> answer.set(question.get()))).get();
        return Objects.requireNonNull(answer.get());
    }

    private <T> T plain(Supplier<T> question) throws Exception {
        return worker.submit(question::get).get();
    }
}
