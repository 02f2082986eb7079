package io.progressstream.torture.hostile;

import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a stranger learns who guesses ids.
 *
 * @param guesses how many
 * @param found how many were answered with anything but 404
 * @param different whether an id of somebody else's is answered in other words than one that nobody has
 * @param unknownMicros the median for those that nobody has
 * @param foreignMicros the median for that of somebody else
 */
record Guesses(int guesses, int found, boolean different, double unknownMicros, double foreignMicros) {
    private static final int ID_BYTES = 16;

    /** Guesses on one connection, each followed by a question for the id that somebody else has. */
    static Guesses of(int port, String foreign, int guesses) throws IOException {
        SecureRandom random = new SecureRandom();
        List<Long> unknownNanos = new ArrayList<>();
        List<Long> foreignNanos = new ArrayList<>();
        int found = 0;
        boolean different = false;
        for (int i = 0; i < guesses; i++) {
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            String guess =
                    "/progress/" + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
            // each on a connection of its own: containers close those with many refused requests, each at its own time
            Heard unknown = Heard.of(port, guess);
            Heard theirs = Heard.of(port, foreign);
            unknownNanos.add(unknown.nanos());
            foreignNanos.add(theirs.nanos());
            found += unknown.status() == 404 ? 0 : 1;
            different |= !unknown.words(guess).equals(theirs.words(foreign));
        }
        return new Guesses(guesses, found, different, median(unknownNanos), median(foreignNanos));
    }

    private static double median(List<Long> nanos) {
        nanos.sort(null);
        return nanos.get(nanos.size() / 2) / (double) TimeUnit.MICROSECONDS.toNanos(1);
    }

    private record Heard(int status, Map<String, List<String>> headers, String body, long nanos) {
        static Heard of(int port, String target) throws IOException {
            try (RawClient client = new RawClient(port)) {
                long asked = System.nanoTime();
                client.request("GET", target);
                RawClient.Answer answer = client.readAnswer();
                return new Heard(answer.status(), answer.head().headers(), answer.body(), System.nanoTime() - asked);
            }
        }

        /** All that was said, but the time, and without what was asked for. */
        String words(String target) {
            Map<String, List<String>> said = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            said.putAll(headers);
            said.remove("Date");
            // a cookie is made for each newcomer
            said.computeIfPresent("Set-Cookie", (name, values) -> List.of(String.valueOf(values.size())));
            return status + " " + said + " " + body.replace(target, "");
        }
    }
}
