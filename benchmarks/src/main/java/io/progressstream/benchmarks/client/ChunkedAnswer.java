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

    private Part part = Part.HEADER;
    private long bytes;
    private long lines;
    private long left;
    private int column;
    private long text;
    private boolean isDone;

    void take(byte[] buffer, int length) throws IOException {
        bytes += length;
        for (int i = 0; i < length; i++) {
            take(buffer[i]);
        }
    }

    private void take(byte b) throws IOException {
        if (part == Part.DATA) {
            data(b);
            return;
        }
        if (b != '\n') {
            if (part == Part.SIZE && b != '\r') {
                left = left * 16 + Character.digit(b, 16);
            }
            column += b == '\r' ? 0 : 1;
            return;
        }
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

    private void data(byte b) {
        if (b == '\n') {
            lines += text > 0 ? 1 : 0;
            text = 0;
        } else {
            text++;
        }
        if (--left == 0) {
            part = Part.DATA_END;
        }
    }

    boolean isComplete() {
        return isDone;
    }

    long bytes() {
        return bytes;
    }

    /** Lines of the body that are not empty. */
    long lines() {
        return lines;
    }
}
