package io.progressstream.servlet;

import java.util.Arrays;
import java.util.Optional;

/** Bytes that are all there, handed out in pieces that a container can buffer. */
final class DocumentBody implements Body {
    private static final int PIECE = 16 * 1024;

    private final byte[] bytes;
    private int position;

    DocumentBody(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    @Override
    public Optional<byte[]> next() {
        if (isEnded()) {
            return Optional.empty();
        }
        int from = position;
        position = Math.min(bytes.length, from + PIECE);
        boolean whole = from == 0 && position == bytes.length;
        return Optional.of(whole ? bytes : Arrays.copyOfRange(bytes, from, position));
    }

    @Override
    public boolean isEnded() {
        return position == bytes.length;
    }

    @Override
    public void close() {
        position = bytes.length;
    }
}
