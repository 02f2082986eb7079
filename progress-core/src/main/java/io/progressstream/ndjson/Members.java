package io.progressstream.ndjson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of an object, by type; a member of another type is absent. */
final class Members {
    private static final long MAX_WHOLE = (1L << 53) - 1;

    private final Map<String, @Nullable Object> map;

    Members(Map<String, @Nullable Object> map) {
        this.map = map;
    }

    /** The members of a value that was parsed; null: it is not an object. */
    @SuppressWarnings("unchecked") // The keys of an object are strings.
    static @Nullable Members of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new Members((Map<String, @Nullable Object>) map) : null;
    }

    /** Whether it is there, of whatever type, {@code null} included. */
    boolean has(String key) {
        return map.containsKey(key);
    }

    @Nullable
    Object value(String key) {
        return map.get(key);
    }

    @Nullable
    String text(String key) {
        return map.get(key) instanceof String text ? text : null;
    }

    /** Text of a closed set; a word that is not in it is absent. */
    <E> @Nullable E word(String key, Function<String, Optional<E>> words) {
        String text = text(key);
        return text == null ? null : words.apply(text).orElse(null);
    }

    boolean truth(String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    /** A whole number from 0 to 2^53 - 1, in whatever notation. */
    @Nullable
    Long whole(String key) {
        Object value = map.get(key);
        if (value instanceof Long number) {
            return number >= 0 && number <= MAX_WHOLE ? number : null;
        }
        if (value instanceof Double number && number >= 0 && number <= MAX_WHOLE && number == Math.rint(number)) {
            return number.longValue();
        }
        return null;
    }

    /** A whole number from 1. */
    @Nullable
    Long ordinal(String key) {
        Long number = whole(key);
        return number == null || number == 0 ? null : number;
    }

    /** A whole number, where absent means 0. */
    long count(String key) {
        Long number = whole(key);
        return number == null ? 0 : number;
    }

    /** A finite number. */
    @Nullable
    Double number(String key) {
        return map.get(key) instanceof Number number && Double.isFinite(number.doubleValue())
                ? Double.valueOf(number.doubleValue())
                : null;
    }

    /** A finite number, from 0 to 100 whatever it is. */
    @Nullable
    Double percent(String key) {
        Double number = number(key);
        return number == null ? null : Double.valueOf(Math.max(0, Math.min(100, number)));
    }

    @Nullable
    Members object(String key) {
        return of(map.get(key));
    }

    /** The object as a map; empty: absent. */
    Map<String, @Nullable Object> map(String key) {
        Members object = object(key);
        return object == null ? Map.of() : object.map;
    }

    /** The list; empty: absent. */
    List<?> list(String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }
}
