package io.progressstream.operation;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** 128 random bits in 22 characters of the base64url alphabet. */
final class RandomIds implements Supplier<String> {
    private final SecureRandom random = new SecureRandom();
    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();

    @Override
    public String get() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return encoder.encodeToString(bits);
    }
}
