package io.progressstream.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The message of a line: the same JSON for every peer. */
public record Line(String Line) {

    /** Who hears of a line. */
    @FunctionalInterface
    public interface Reporter<E extends Exception> {
        /** Tells it. */
        void line(String text) throws E;
    }

    /** A line that says when it was made: {@link System#nanoTime}, which is the same clock in all processes of a machine. */
    public static String now() {
        return Long.toString(System.nanoTime());
    }

    /** Says so many lines with the time, one each so many microseconds. */
    public static <E extends Exception> void say(int lines, long micros, Reporter<E> reporter) throws E {
        Pace pace = new Pace(micros);
        for (int i = 0; i < lines; i++) {
            reporter.line(now());
            pace.await();
        }
    }

    /** Writes and flushes one by the calling thread: the least that anybody can do. */
    public static void write(OutputStream out, String text) throws IOException {
        write(out, bytes(text));
    }

    /** The same with its bytes, which several can share. */
    public static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** As it is sent. */
    public static byte[] bytes(String text) {
        return ("{\"Line\":\"" + text + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }
}
