package io.progressstream.test;

import java.io.IOException;

/** Sends bytes two ways. */
final class DoubledFlow implements Flow {
    private final Flow first;
    private final Flow second;

    DoubledFlow(Flow first, Flow second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        first.send(bytes, offset, length);
        second.send(bytes, offset, length);
    }

    @Override
    public void end() throws IOException {
        first.end();
        second.end();
    }
}
