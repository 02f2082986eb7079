package io.progressstream;

import java.util.Locale;
import java.util.Optional;

/** What happens to an operation when its last follower has left. One that nobody has followed yet goes on. */
public enum DisconnectPolicy {
    /** The work goes on. The default: a refresh must not break an import. */
    CONTINUE,
    /** The operation is cancelled when nobody comes back in time. */
    GRACE,
    /** The operation is cancelled at once. */
    CANCEL;

    /** The word on the wire, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy that a word on the wire stands for; empty for a word that is unknown. */
    public static Optional<DisconnectPolicy> ofWire(String word) {
        for (DisconnectPolicy policy : values()) {
            if (policy.wire().equals(word)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
