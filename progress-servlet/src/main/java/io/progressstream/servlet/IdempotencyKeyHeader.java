package io.progressstream.servlet;

import io.progressstream.store.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The {@code Idempotency-Key} of a request: a string of structured fields (RFC 9651), in quotes; without them it is understood too. */
final class IdempotencyKeyHeader {
    static final String NAME = "Idempotency-Key";

    private IdempotencyKeyHeader() {}

    /** The key; empty: there is none, or none that can be a key. */
    static Optional<String> of(HttpServletRequest request) {
        String header = request.getHeader(NAME);
        if (header == null) {
            return Optional.empty();
        }
        String key = unquoted(header.strip());
        return key.isEmpty() || key.length() > IdempotencyKey.MAX_LENGTH || !isVisible(key)
                ? Optional.empty()
                : Optional.of(key);
    }

    /** Whether there is a header that says no key. */
    static boolean isBroken(HttpServletRequest request) {
        return request.getHeader(NAME) != null && of(request).isEmpty();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\');
    }
}
