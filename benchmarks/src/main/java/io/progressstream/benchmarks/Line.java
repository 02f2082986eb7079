package io.progressstream.benchmarks;

/** The message of a line: the same JSON for every peer. */
public record Line(String Line) {
    /** A line that says when it was made: {@link System#nanoTime}, which is the same clock in all processes of a machine. */
    public static String now() {
        return Long.toString(System.nanoTime());
    }
}
