package io.progressstream.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows signed-in users by their principal, and all others by a cookie that is signed, {@code HttpOnly}, {@code SameSite=Lax}, {@code Secure}
 * where the request is, and gone when the browser is closed. It is set when an operation is started.
 *
 * <p>Where a client has no cookie yet but sends an {@code Idempotency-Key} that cannot be guessed, the cookie is made of that: when the answer
 * to its first request is lost, the same request with the same key finds the same operation.
 *
 * <p>Immutable and thread-safe.
 */
public final class OwnerCookie implements OwnerResolver {
    /** The name of the cookie. */
    public static final String NAME = "progress-owner";

    /** Bytes that a secret has at least. */
    public static final int LEAST_SECRET = 32;

    private static final String PREFIX = "anonymous:";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    /** Characters of a key that cannot be guessed: 128 bits in base64. */
    private static final int LEAST_KEY = 22;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec secret;

    private OwnerCookie(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** With a secret that dies with the process: after a restart, and on other nodes, its cookies are worth nothing. */
    public static OwnerCookie create() {
        return new OwnerCookie(random(LEAST_SECRET));
    }

    /**
     * With a secret that several nodes share.
     *
     * @throws IllegalArgumentException if it has fewer than 32 bytes
     */
    public static OwnerCookie signedWith(byte[] secret) {
        if (secret.length < LEAST_SECRET) {
            throw new IllegalArgumentException("The secret must have at least 32 bytes, had " + secret.length);
        }
        return new OwnerCookie(secret.clone());
    }

    @Override
    public Optional<String> ownerOf(HttpServletRequest request) {
        return PRINCIPAL.ownerOf(request).or(() -> known(request).map(id -> PREFIX + id));
    }

    @Override
    public Optional<String> newOwner(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> owner =
                PRINCIPAL.ownerOf(request).or(() -> ofCookie(request).map(id -> PREFIX + id));
        if (owner.isPresent()) {
            return owner;
        }
        String id = ofKey(request).orElseGet(() -> text(random(BYTES)));
        response.addHeader("Set-Cookie", cookie(id, request));
        return Optional.of(PREFIX + id);
    }

    private Optional<String> known(HttpServletRequest request) {
        return ofCookie(request).or(() -> ofKey(request));
    }

    private Optional<String> ofCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .flatMap(cookie -> verified(cookie.getValue()).stream())
                        .findFirst();
    }

    private Optional<String> verified(String value) {
        int dot = value.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String id = value.substring(0, dot);
        byte[] given = value.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        byte[] right = signature(id).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right) ? Optional.of(id) : Optional.empty();
    }

    private Optional<String> ofKey(HttpServletRequest request) {
        return IdempotencyKeyHeader.of(request)
                .filter(key -> key.length() >= LEAST_KEY)
                .map(key -> mac("key " + key));
    }

    private String signature(String id) {
        return mac("id " + id);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return text(Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Not as a {@link Cookie}, whose {@code SameSite} Undertow 2.3 does not send. */
    private String cookie(String id, HttpServletRequest request) {
        String cookie = NAME + '=' + id + '.' + signature(id) + "; Path=" + request.getContextPath()
                + "/; HttpOnly; SameSite=Lax";
        return request.isSecure() ? cookie + "; Secure" : cookie;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
