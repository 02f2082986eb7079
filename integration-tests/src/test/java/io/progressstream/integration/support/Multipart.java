package io.progressstream.integration.support;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** The body of a form with files. */
public final class Multipart {
    public static final String TYPE = "multipart/form-data; boundary=boundary-of-tests";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Multipart field(String name, String value) {
        text("--boundary-of-tests\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    public Multipart file(String name, String fileName, byte[] content) {
        text("--boundary-of-tests\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    public byte[] bytes() {
        text("--boundary-of-tests--\r\n");
        return body.toByteArray();
    }

    public BodyPublisher publisher() {
        return BodyPublishers.ofByteArray(bytes());
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
