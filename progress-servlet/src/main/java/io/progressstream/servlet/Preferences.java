package io.progressstream.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a request would like, in {@code Prefer} (RFC 7240): what cannot be read is not preferred. Of two with one name the first counts. */
final class Preferences {
    private final Map<String, String> values = new HashMap<>();

    private Preferences() {}

    static Preferences of(HttpServletRequest request) {
        Preferences preferences = new Preferences();
        for (String line : Collections.list(request.getHeaders("Prefer"))) {
            for (String preference : line.split(",", -1)) {
                preferences.add(preference.split(";", 2)[0]);
            }
        }
        return preferences;
    }

    private void add(String preference) {
        String[] parts = preference.split("=", 2);
        String value = parts.length == 1 ? "" : parts[1].strip().replace("\"", "");
        values.putIfAbsent(parts[0].strip().toLowerCase(Locale.ROOT), value);
    }

    /** Whether the client would rather be told where to look than wait. */
    boolean respondAsync() {
        return values.containsKey("respond-async");
    }

    /** How long the client would wait for news, at most so long. */
    Optional<Duration> waiting(Duration most) {
        return seconds("wait", most);
    }

    /** How long the client would have a stream last before it comes back for the next, at most so long; without a number: so long. */
    Optional<Duration> lap(Duration most) {
        return "".equals(values.get("lap")) ? Optional.of(most) : seconds("lap", most);
    }

    private Optional<Duration> seconds(String name, Duration most) {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            long seconds = Long.parseLong(value);
            return seconds < 1 ? Optional.empty() : Optional.of(shorter(seconds, most));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Duration shorter(long seconds, Duration most) {
        return seconds >= most.toSeconds() ? most : Duration.ofSeconds(seconds);
    }
}
