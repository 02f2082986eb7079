package io.progressstream.spring.boot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says when the Spring Framework in use is older than the oldest that has no known fault in what it streams. */
final class SpringFloor {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    private SpringFloor() {}

    /** What is to be said of this version; empty: nothing. A version that cannot be read is taken for a new one. */
    static Optional<String> warning(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches() || !isBelow(number(parts, 1), number(parts, 2), number(parts, 3))) {
            return Optional.empty();
        }
        return Optional.of("Spring Framework " + version + " has known faults in streamed responses (CVE-2026-22735, "
                + "CVE-2026-47890, CVE-2026-59313). Use 7.0.9, 6.2.19 or newer: Spring Boot 4.1.2, 4.0.9, 3.5.16.");
    }

    private static boolean isBelow(int major, int minor, int patch) {
        if (major == 6) {
            return minor < 2 || minor == 2 && patch < 19;
        }
        return major < 6 || major == 7 && minor == 0 && patch < 9;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
