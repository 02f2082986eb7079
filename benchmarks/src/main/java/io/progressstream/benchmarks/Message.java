package io.progressstream.benchmarks;

/** The message of a row as an application would write it: the same JSON for every peer. */
public record Message(double Progress, long done, long total, String unit) {
    /** Of this row of so many. */
    public static Message of(long row, long rows) {
        return new Message(100.0 * row / rows, row, rows, "rows");
    }
}
