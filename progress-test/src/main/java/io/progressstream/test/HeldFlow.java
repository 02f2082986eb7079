package io.progressstream.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Holds all bytes until no more come. */
final class HeldFlow implements Flow {
    private final Flow next;
    private final int max;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    HeldFlow(Flow next, int max) {
        this.next = next;
        this.max = max;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        if (length > max - held.size()) {
            throw new IOException("more than the " + max + " bytes that are held at most");
        }
        held.write(bytes, offset, length);
    }

    @Override
    public void end() throws IOException {
        next.send(held.toByteArray(), 0, held.size());
        held.reset();
        next.end();
    }
}
