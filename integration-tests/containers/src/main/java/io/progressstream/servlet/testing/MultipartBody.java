package io.progressstream.servlet.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A multipart form; the bytes of its files can be checked. */
public final class MultipartBody {
    private static final String BOUNDARY = "----boundary7MA4YWxk";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** One more field. */
    public MultipartBody field(String name, String value) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    /** One more file of so many bytes. */
    public MultipartBody file(String name, String fileName, int size) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = expected(i);
        }
        return file(name, fileName, content);
    }

    /** One more file with this text. */
    public MultipartBody file(String name, String fileName, String content) {
        return file(name, fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    private MultipartBody file(String name, String fileName, byte[] content) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n");
        bytes.writeBytes(content);
        text("\r\n");
        return this;
    }

    private static byte expected(long position) {
        return (byte) ('a' + position % 23);
    }

    /** Reads a file to its end; how many bytes it has, all of which must be as they were sent. */
    public static long check(InputStream in) throws IOException {
        return check(in, 0, Long.MAX_VALUE);
    }

    /** Reads a file from one position to another one, or to its end; where that is. All bytes must be as they were sent. */
    public static long check(InputStream in, long from, long to) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long position = from;
        while (position < to) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, to - position));
            if (read < 0) {
                break;
            }
            for (int i = 0; i < read; i++) {
                if (buffer[i] != expected(position++)) {
                    throw new IOException("another byte than was sent at " + (position - 1));
                }
            }
        }
        return position;
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] whole() {
        text("--" + BOUNDARY + "--\r\n");
        return bytes.toByteArray();
    }

    /** Sends it. */
    public void post(RawClient client, String target, String... headers) throws IOException {
        byte[] body = whole();
        head(client, target, body.length, headers);
        client.send(body);
    }

    /** Sends its first bytes, and says that there are more. */
    public void postPartly(RawClient client, String target, int sent) throws IOException {
        byte[] body = whole();
        head(client, target, body.length);
        client.send(Arrays.copyOf(body, sent));
    }

    private static void head(RawClient client, String target, int length, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type: multipart/form-data; boundary=" + BOUNDARY;
        all[headers.length + 1] = "Content-Length: " + length;
        client.request("POST", target, all);
    }
}
