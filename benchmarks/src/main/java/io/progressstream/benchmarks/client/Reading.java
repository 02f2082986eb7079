package io.progressstream.benchmarks.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One request and its answer, read as it comes.
 *
 * @param nanos from the connect to the last byte
 * @param bytes of the answer, its header and chunks included
 * @param records of its body
 * @param lines of a work, which are some of the records
 */
public record Reading(long nanos, long bytes, long records, long lines) {
    private static final int BUFFER = 64 * 1024;

    /** How long the beginning of a stream is. */
    private static final long BEGINNING = TimeUnit.MILLISECONDS.toNanos(200);

    /** Sends a request without a body, and reads the answer to its end. */
    public static Reading of(int port, String method, String path) throws IOException {
        return of(port, method, path, Long.MAX_VALUE);
    }

    /** Sends a request without a body, and reads the answer until it has had so many lines of a work, or to its end. */
    public static Reading of(int port, String method, String path, long lines) throws IOException {
        return read(port, method, path, lines, (bytes, length, now) -> {});
    }

    /**
     * Sends a request without a body, and measures how old its lines are when they come, to the end of the answer; those of the first 200 ms
     * belong to the beginning of a stream and are left out.
     */
    public static void stamps(int port, String method, String path, Histogram ages) throws IOException {
        Stamps stamps = new Stamps();
        long begun = System.nanoTime() + BEGINNING;
        read(port, method, path, Long.MAX_VALUE, (bytes, length, now) -> {
            if (now - begun > 0) {
                stamps.take(bytes, length, now, ages);
            }
        });
    }

    /** Who looks at the bytes as they come, and is told the moment at which their read returned. */
    private interface Watcher {
        void read(byte[] bytes, int length, long now);
    }

    private static Reading read(int port, String method, String path, long lines, Watcher watcher) throws IOException {
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request(method, path));
            ChunkedAnswer answer = new ChunkedAnswer();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[BUFFER];
            while (!answer.isComplete() && answer.records().lines() < lines) {
                int read = in.read(buffer);
                long now = System.nanoTime();
                if (read < 0) {
                    throw new IOException("The answer to " + path + " was cut");
                }
                watcher.read(buffer, read, now);
                answer.take(buffer, read);
            }
            return new Reading(
                    System.nanoTime() - start,
                    answer.bytes(),
                    answer.records().all(),
                    answer.records().lines());
        }
    }

    /** The bytes of a request without a body. */
    static byte[] request(String method, String path) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
