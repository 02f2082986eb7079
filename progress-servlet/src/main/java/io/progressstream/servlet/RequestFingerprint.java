package io.progressstream.servlet;

import io.progressstream.servlet.upload.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, in 256 bits (SHA-256): method, path, query, parameters, and every part with its content. Of a body that is neither
 * a form nor multipart only the length counts: it belongs to whoever reads it.
 */
final class RequestFingerprint {
    private static final int BUFFER = 64 * 1024;

    private final MessageDigest digest = sha256();

    private RequestFingerprint() {}

    static String of(HttpServletRequest request, Uploads uploads) throws IOException {
        RequestFingerprint fingerprint = new RequestFingerprint();
        fingerprint.add(request.getMethod());
        fingerprint.add(request.getRequestURI());
        fingerprint.add(request.getQueryString());
        request.getParameterMap().forEach((name, values) -> {
            fingerprint.add(name);
            for (String value : values) {
                fingerprint.add(value);
            }
        });
        if (uploads.parts().isEmpty()) {
            fingerprint.add(request.getContentLengthLong());
        }
        for (Part part : uploads.parts()) {
            fingerprint.add(part);
        }
        return Base64.getEncoder().encodeToString(fingerprint.digest.digest());
    }

    private void add(Part part) throws IOException {
        add(part.getName());
        add(part.getSubmittedFileName());
        add(part.getSize());
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = part.getInputStream()) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    /** With its length before it, so that no two sequences of texts are the same bytes. */
    private void add(@Nullable String text) {
        if (text == null) {
            add(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
