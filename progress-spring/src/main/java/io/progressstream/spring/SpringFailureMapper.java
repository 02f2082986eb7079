package io.progressstream.spring;

import io.progressstream.Problem;
import io.progressstream.operation.FailureMapper;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Tells the failures that Spring's own words for the web describe: an {@link ErrorResponse} (such as {@code
 * ResponseStatusException} or {@code ErrorResponseException}) with its status and problem details, an exception that is annotated
 * with {@link ResponseStatus} with the annotation's status and reason. The message of an annotated exception is never told.
 *
 * <p>An {@code ErrorResponse} with a status that is not an error (below 400) was not meant for users.
 */
public final class SpringFailureMapper implements FailureMapper {
    private static final URI BLANK = URI.create("about:blank");

    private final @Nullable MessageSource texts;

    /** Tells problem details as they are. */
    public SpringFailureMapper() {
        this.texts = null;
    }

    /** Looks type, title and detail up in a message source, as {@link ErrorResponse} describes, in the locale of the work. */
    public SpringFailureMapper(MessageSource texts) {
        this.texts = texts;
    }

    @Override
    public Optional<Problem> problemOf(Throwable failure) {
        if (failure instanceof ErrorResponse response) {
            return isError(response.getStatusCode()) ? Optional.of(problem(response)) : Optional.empty();
        }
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        return status != null && isError(status.code()) ? Optional.of(problem(status)) : Optional.empty();
    }

    private static boolean isError(HttpStatusCode status) {
        return status.isError();
    }

    private Problem problem(ErrorResponse response) {
        ProblemDetail body = response.updateAndGetBody(texts, LocaleContextHolder.getLocale());
        HttpStatusCode status = response.getStatusCode();
        @Nullable URI type = body.getType(); // null since Spring 7 where nobody set it
        String title = body.getTitle();
        String detail = body.getDetail();
        return new Problem(
                type == null ? BLANK : type,
                title == null ? StatusText.of(status) : title,
                status.value(),
                detail == null ? "" : detail,
                Optional.ofNullable(body.getInstance()),
                members(body.getProperties()));
    }

    private static Map<String, Object> members(@Nullable Map<String, ? extends @Nullable Object> properties) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (properties != null) {
            properties.forEach((name, value) -> {
                if (value != null) {
                    members.put(name, value);
                }
            });
        }
        return members;
    }

    private Problem problem(ResponseStatus status) {
        HttpStatus code = status.code();
        return Problem.of(code.value(), StatusText.of(code), reason(status.reason()));
    }

    private String reason(String reason) {
        if (texts == null || reason.isEmpty()) {
            return reason;
        }
        String text = texts.getMessage(reason, null, reason, LocaleContextHolder.getLocale());
        return text == null ? reason : text;
    }
}
