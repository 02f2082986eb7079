package io.progressstream.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a request said and brought, for work that outlives it. Immutable, a copy; the uploads are readable until the work has returned.
 */
public final class OperationRequest {
    private final String method;
    private final String uri;
    private final Optional<String> query;
    private final Map<String, List<String>> parameters;
    private final Map<String, List<String>> headers;
    private final List<Locale> locales;
    private final Optional<Principal> principal;
    private final List<Part> parts;

    private OperationRequest(HttpServletRequest request, List<Part> parts) {
        this.method = request.getMethod();
        this.uri = request.getRequestURI();
        this.query = Optional.ofNullable(request.getQueryString());
        Map<String, List<String>> given = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> given.put(name, List.of(values)));
        this.parameters = Collections.unmodifiableMap(given);
        Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            lines.put(name, List.copyOf(Collections.list(request.getHeaders(name))));
        }
        this.headers = Collections.unmodifiableMap(lines);
        this.locales = List.copyOf(Collections.list(request.getLocales()));
        this.principal = Optional.ofNullable(request.getUserPrincipal());
        this.parts = List.copyOf(parts);
    }

    static OperationRequest of(HttpServletRequest request, List<? extends Part> parts) {
        return new OperationRequest(request, new ArrayList<>(parts));
    }

    /** The method, in capitals as it was sent. */
    public String method() {
        return method;
    }

    /** The path as it was sent, still encoded and without the query. */
    public String uri() {
        return uri;
    }

    /** The query as it was sent, without its question mark. */
    public Optional<String> query() {
        return query;
    }

    /** Parameters of query and form, each with its values in order; unmodifiable. */
    public Map<String, List<String>> parameters() {
        return parameters;
    }

    /** The first value of a parameter. */
    public Optional<String> parameter(String name) {
        return first(parameters.get(name));
    }

    /** Headers, each with its lines in order; names in any case; unmodifiable. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first line of a header, its name in any case. */
    public Optional<String> header(String name) {
        return first(headers.get(name));
    }

    private static Optional<String> first(@org.jspecify.annotations.Nullable List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The language that the client likes best; the server's own where it has not said. */
    public Locale locale() {
        return locales.get(0);
    }

    /** Who sent it. */
    public Optional<Principal> principal() {
        return principal;
    }

    /**
     * The parts of a multipart request, in order: files and fields. They can be read, by one thread or several and any number of times,
     * until the work has returned; then they are deleted.
     */
    public List<Part> parts() {
        return parts;
    }

    /** The first part of this name. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.getName().equals(name)).findFirst();
    }
}
