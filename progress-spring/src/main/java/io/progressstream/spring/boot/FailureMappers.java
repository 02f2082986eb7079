package io.progressstream.spring.boot;

import io.progressstream.Problem;
import io.progressstream.operation.FailureMapper;
import io.progressstream.spring.SecurityFailureMapper;
import io.progressstream.spring.SpringFailureMapper;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.util.ClassUtils;

/** The application's own mappers in their order, then those that are always there; the first that knows a failure tells it. */
final class FailureMappers {
    private static final boolean SECURITY = ClassUtils.isPresent(
            "org.springframework.security.access.AccessDeniedException", FailureMappers.class.getClassLoader());

    private FailureMappers() {}

    static FailureMapper of(Stream<FailureMapper> own, MessageSource texts) {
        Stream<FailureMapper> standard = Stream.of(FailureMapper.STANDARD, new SpringFailureMapper(texts));
        Stream<FailureMapper> security = SECURITY ? Stream.of(new SecurityFailureMapper()) : Stream.empty();
        List<FailureMapper> all =
                Stream.of(own, standard, security).flatMap(mappers -> mappers).toList();
        return failure -> first(all, thrownBy(failure));
    }

    private static Optional<Problem> first(List<FailureMapper> mappers, Throwable failure) {
        return mappers.stream()
                .flatMap(mapper -> mapper.problemOf(failure).stream())
                .findFirst();
    }

    /** What the work threw on another thread, without the wrapper in which a future hands it over. */
    private static Throwable thrownBy(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && cause != null ? thrownBy(cause) : failure;
    }
}
