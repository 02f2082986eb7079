package io.progressstream.benchmarks.callsite;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** A response body that costs nothing: it counts. */
final class CountingStream extends ServletOutputStream {
    private long bytes;
    private long flushes;

    @Override
    public void write(int b) {
        bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) {
        bytes += length;
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("Written by blocking calls only");
    }

    /** What was written, so that nobody can leave it out. */
    long written() {
        return bytes + flushes;
    }
}
