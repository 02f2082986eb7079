package io.progressstream.benchmarks.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One request and its answer, read as it comes.
 *
 * @param bytes of the answer, its header and chunks included
 * @param lines of its body that were not empty
 */
record Reading(long nanos, long bytes, long lines) {
    private static final int BUFFER = 64 * 1024;

    static Reading of(int port, String path) throws IOException {
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            ChunkedAnswer answer = new ChunkedAnswer();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[BUFFER];
            while (!answer.isComplete()) {
                int read = in.read(buffer);
                if (read < 0) {
                    throw new IOException("The answer to " + path + " was cut");
                }
                answer.take(buffer, read);
            }
            return new Reading(System.nanoTime() - start, answer.bytes(), answer.lines());
        }
    }
}
