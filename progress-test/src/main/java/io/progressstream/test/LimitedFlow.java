package io.progressstream.test;

import java.io.IOException;

/** Lets so many bytes through, does something then, and throws the rest away. */
final class LimitedFlow implements Flow {
    private final Flow next;
    private final Link link;
    private final Ending ending;
    private long left;
    private boolean over;

    LimitedFlow(Flow next, Link link, long bytes, Ending ending) {
        this.next = next;
        this.link = link;
        this.left = bytes;
        this.ending = ending;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        if (over) {
            return;
        }
        int passed = (int) Math.min(left, length);
        if (passed > 0) {
            next.send(bytes, offset, passed);
            left -= passed;
        }
        if (left == 0) {
            over = true;
            ending.happen(next, link);
        }
    }

    @Override
    public void end() throws IOException {
        if (!over) {
            next.end();
        }
    }

    /** What happens when the bytes have passed. */
    @FunctionalInterface
    interface Ending {
        void happen(Flow next, Link link) throws IOException;
    }
}
