package io.progressstream.examples.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Bounds what a parser may read for one row, and so what it can hold in memory. As parsers read ahead, a row of {@link #MAX} characters always
 * passes, and one that is longer by a parser's buffer never does.
 */
final class RowBound extends FilterReader {
    /** Characters in one row. */
    static final int MAX = 65_536;

    private long left = MAX;

    RowBound(Reader in) {
        super(in);
    }

    /** A row has been read; the next one begins. */
    void nextRow() {
        left = MAX;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (left <= 0) {
            throw new RowTooLongException();
        }
        int count = super.read(target, offset, length);
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** A row goes on and on. */
    static final class RowTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        RowTooLongException() {
            super("it is longer than " + MAX + " characters; perhaps a quote (\") is not closed");
        }
    }
}
