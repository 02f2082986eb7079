package io.progressstream.test;

import java.io.IOException;

/** Passes bytes one by one, each after a pause. */
final class SlowFlow implements Flow {
    private final Flow next;
    private final Link link;
    private final long pauseNanos;

    SlowFlow(Flow next, Link link, long pauseNanos) {
        this.next = next;
        this.link = link;
        this.pauseNanos = pauseNanos;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            link.pause(pauseNanos);
            next.send(bytes, i, 1);
        }
    }

    @Override
    public void end() throws IOException {
        next.end();
    }
}
