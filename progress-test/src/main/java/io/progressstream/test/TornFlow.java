package io.progressstream.test;

import java.io.IOException;

/** Passes bytes in pieces of given sizes, over and over. */
final class TornFlow implements Flow {
    private final Flow next;
    private final int[] sizes;
    private int index;
    private int left;

    TornFlow(Flow next, int[] sizes) {
        this.next = next;
        this.sizes = sizes;
        this.left = sizes[0];
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        while (at < offset + length) {
            int piece = Math.min(left, offset + length - at);
            next.send(bytes, at, piece);
            at += piece;
            left -= piece;
            if (left == 0) {
                index = (index + 1) % sizes.length;
                left = sizes[index];
            }
        }
    }

    @Override
    public void end() throws IOException {
        next.end();
    }
}
