package io.progressstream;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Problem details of <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>: a failure in words that are meant for
 * users. Immutable.
 *
 * @param type what kind of problem it is; {@code about:blank} where the status says enough
 * @param title the kind in a few words
 * @param status the HTTP status that it is answered with, 400 to 599
 * @param detail this occurrence in words; empty text where there is nothing to add
 * @param instance names this occurrence
 * @param extensions further members, written beside the others; unmodifiable, in order
 */
public record Problem(
        URI type, String title, int status, String detail, Optional<URI> instance, Map<String, Object> extensions) {

    private static final URI BLANK = URI.create("about:blank");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the status is not a client or server error
     */
    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(instance, "instance");
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be 400 to 599, was " + status);
        }
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A problem that its status, a title and a detail describe. */
    public static Problem of(int status, String title, String detail) {
        return new Problem(BLANK, title, status, detail, Optional.empty(), Map.of());
    }

    /** The same with one more extension member. */
    public Problem with(String name, Object value) {
        return new Problem(type, title, status, detail, instance, Message.with(extensions, name, value));
    }

    /** The text that a person reads: the detail, or the title where there is none. */
    public String text() {
        return detail.isBlank() ? title : detail;
    }

    /** All members as RFC 9457 names them, extensions last; a reserved name among the extensions is left out. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type.toString());
        members.put("title", title);
        members.put("status", status);
        if (!detail.isBlank()) {
            members.put("detail", detail);
        }
        instance.ifPresent(uri -> members.put("instance", uri.toString()));
        extensions.forEach(members::putIfAbsent);
        return members;
    }
}
