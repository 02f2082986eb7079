package io.progressstream.spring.mvc;

import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.spring.ProgressResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Starts what a controller method returned as a {@link ProgressResponse}, alone or as the body of a {@code ResponseEntity}.
 *
 * <p>It says of its values that they are answered asynchronously, which is what makes Spring MVC prefer it to {@code @ResponseBody}. The
 * asynchronous request is begun and completed by {@link ProgressHttp} itself: Spring MVC's own async support, its timeout and its second
 * dispatch through all filters have no part in it.
 */
public final class ProgressResponseHandler implements AsyncHandlerMethodReturnValueHandler {
    private final ProgressHttp http;
    private final Function<HttpServletRequest, String> followPrefix;

    /**
     * A handler to be added with {@code WebMvcConfigurer.addReturnValueHandlers}.
     *
     * @param followPrefix where operations are followed that this request starts: a path that ends with {@code /}
     */
    public ProgressResponseHandler(ProgressHttp http, Function<HttpServletRequest, String> followPrefix) {
        this.http = http;
        this.followPrefix = followPrefix;
    }

    @Override
    public boolean isAsyncReturnValue(@Nullable Object value, MethodParameter returnType) {
        return value instanceof ProgressResponse
                || value instanceof ResponseEntity<?> entity && entity.getBody() instanceof ProgressResponse;
    }

    /** Entities too; those with another body are left to others because {@link #isAsyncReturnValue} denies them. */
    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        Class<?> type = returnType.getParameterType();
        return ProgressResponse.class == type || HttpEntity.class.isAssignableFrom(type);
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter returnType, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        if (value == null) {
            return;
        }
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        HttpServletResponse response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        ProgressResponse<?> operation = operation(value);
        http.start(request, response, spec(value, operation, request, response), operation.work());
    }

    private static ProgressResponse<?> operation(Object value) {
        return (ProgressResponse<?>)
                Objects.requireNonNull(value instanceof ResponseEntity<?> entity ? entity.getBody() : value);
    }

    /** What is started; where it cannot be, what the controller opened for it is closed. */
    private OperationSpec spec(
            Object value, ProgressResponse<?> operation, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (value instanceof ResponseEntity<?> entity) {
                takeOver(entity, response);
            }
            ShallowEtagHeaderFilter.disableContentCaching(request);
            return operation.spec().withFollowPrefix(followPrefix.apply(request));
        } catch (RuntimeException | Error e) {
            operation.spec().afterWork().run();
            throw e;
        }
    }

    private static void takeOver(ResponseEntity<?> entity, HttpServletResponse response) {
        if (entity.getStatusCode().value() != HttpStatus.OK.value()) {
            throw new IllegalStateException("The status of a ProgressResponse is 200 or that of its failure, not "
                    + entity.getStatusCode().value() + ": return ResponseEntity.ok()");
        }
        entity.getHeaders().forEach((name, lines) -> lines.forEach(line -> response.addHeader(name, line)));
    }
}
