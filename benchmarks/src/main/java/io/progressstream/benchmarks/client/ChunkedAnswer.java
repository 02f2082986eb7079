package io.progressstream.benchmarks.client;

import java.io.IOException;

/** Counts what is in a chunked answer without trailers, and knows its end. */
final class ChunkedAnswer {
    private enum Part {
        HEADER,
        SIZE,
        DATA,
        DATA_END,
        LAST
    }

    private final Records records = new Records();
    private Part part = Part.HEADER;
    private long bytes;
    private long left;
    private int column;
    private boolean isDone;

    void take(byte[] buffer, int length) throws IOException {
        bytes += length;
        int at = 0;
        while (at < length) {
            at = part == Part.DATA ? data(buffer, at, length) : frame(buffer, at);
        }
    }

    private int data(byte[] buffer, int from, int length) {
        int to = (int) Math.min(length, from + left);
        records.take(buffer, from, to);
        left -= to - from;
        part = left == 0 ? Part.DATA_END : Part.DATA;
        return to;
    }

    private int frame(byte[] buffer, int at) throws IOException {
        byte b = buffer[at];
        if (b == '\n') {
            endOfLine();
        } else {
            if (part == Part.SIZE && b != '\r') {
                left = left * 16 + Character.digit(b, 16);
            }
            column += b == '\r' ? 0 : 1;
        }
        return at + 1;
    }

    private void endOfLine() throws IOException {
        boolean isEmpty = column == 0;
        column = 0;
        switch (part) {
            case HEADER -> part = isEmpty ? Part.SIZE : Part.HEADER;
            case SIZE -> part = left == 0 ? Part.LAST : Part.DATA;
            case DATA_END -> part = Part.SIZE;
            case LAST -> isDone = true;
            default -> throw new IOException("A line end in " + part);
        }
    }

    boolean isComplete() {
        return isDone;
    }

    long bytes() {
        return bytes;
    }

    /** What its body had. */
    Records records() {
        return records;
    }
}
