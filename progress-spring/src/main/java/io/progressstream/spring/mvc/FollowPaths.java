package io.progressstream.spring.mvc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Where the operations of a request are followed: below its context path (a forwarded prefix included) and the path of its servlet, where
 * Spring MVC has really mapped the {@link OperationController}, which path prefixes of the application change.
 *
 * <p>The mappings are asked once, by the first request.
 */
public final class FollowPaths implements Function<HttpServletRequest, String> {
    private static final String ID = "{id}";

    private final Supplier<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable String mapped;

    /** Paths that these mappings know. */
    public FollowPaths(Supplier<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public String apply(HttpServletRequest request) {
        boolean belowServlet = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
        return request.getContextPath() + (belowServlet ? request.getServletPath() : "") + mapped();
    }

    private String mapped() {
        String known = mapped;
        if (known == null) {
            known = find();
            mapped = known;
        }
        return known;
    }

    private String find() {
        for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping :
                mappings.get().getHandlerMethods().entrySet()) {
            if (OperationController.class.isAssignableFrom(mapping.getValue().getBeanType())) {
                for (String pattern : mapping.getKey().getPatternValues()) {
                    if (pattern.endsWith(ID)) {
                        return pattern.substring(0, pattern.length() - ID.length());
                    }
                }
            }
        }
        throw new IllegalStateException("Nothing follows operations: the OperationController is not mapped");
    }
}
