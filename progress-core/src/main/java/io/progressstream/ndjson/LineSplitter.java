package io.progressstream.ndjson;

import java.util.Arrays;

/** Cuts a stream of bytes into lines, and holds no more of it than one line may have. */
final class LineSplitter {
    private static final int INITIAL = 1_024;
    private static final int KEPT = 65_536;

    private final int maxBytes;
    private final LineHandler handler;

    private byte[] pending = new byte[INITIAL];
    private int length;
    private boolean tooLong;
    private long line = 1;

    LineSplitter(int maxBytes, LineHandler handler) {
        this.maxBytes = maxBytes;
        this.handler = handler;
    }

    /** What is told of each line. */
    interface LineHandler {
        /** A line without its {@code \n}. The bytes are valid during the call only. */
        void line(long number, byte[] bytes, int offset, int length);

        /** A line had more bytes than it may have; it is skipped. Called when that shows, before its end. */
        void tooLong(long number);
    }

    void feed(byte[] bytes, int offset, int count) {
        int end = offset + count;
        int start = offset;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n') {
                complete(bytes, start, i - start);
                start = i + 1;
            }
        }
        hold(bytes, start, end - start);
    }

    /** The stream has ended: what it holds is the last line. */
    void end() {
        if (length > 0) {
            handler.line(line, pending, 0, length);
            length = 0;
        }
    }

    private void complete(byte[] bytes, int offset, int count) {
        if (length == 0 && !tooLong && count <= maxBytes) {
            handler.line(line, bytes, offset, count);
        } else {
            hold(bytes, offset, count);
            if (!tooLong) {
                handler.line(line, pending, 0, length);
            }
        }
        forget();
        tooLong = false;
        line++;
    }

    private void hold(byte[] bytes, int offset, int count) {
        if (tooLong) {
            return;
        }
        if (count > maxBytes - length) {
            tooLong = true;
            forget();
            handler.tooLong(line);
            return;
        }
        if (pending.length - length < count) {
            pending = Arrays.copyOf(pending, Math.min(maxBytes, Math.max(2 * pending.length, length + count)));
        }
        System.arraycopy(bytes, offset, pending, length, count);
        length += count;
    }

    private void forget() {
        length = 0;
        if (pending.length > KEPT) {
            pending = new byte[INITIAL];
        }
    }
}
