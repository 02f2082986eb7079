package io.progressstream.store;

/**
 * What makes two requests of one owner the same request.
 *
 * @param value the key that the client made up
 * @param fingerprint of all that the request asks for: a second request with the same key and another fingerprint is refused
 */
public record IdempotencyKey(String value, String fingerprint) {
    /** The longest key, in characters. */
    public static final int MAX_LENGTH = 255;

    /** Checks. */
    public IdempotencyKey {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A key has 1 to " + MAX_LENGTH + " characters, had " + value.length());
        }
    }
}
