package io.progressstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read or skipped. Goes forward only. */
final class CountingInputStream extends FilterInputStream {
    private final Passed passed;

    CountingInputStream(ProgressSink sink, InputStream bytes) {
        super(bytes);
        passed = new Passed(sink);
    }

    @Override
    public int read() throws IOException {
        passed.check();
        return passed.one(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        passed.check();
        return passed.some(super.read(target, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
        passed.check();
        return passed.skipped(super.skip(count));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Nothing is marked: {@link #markSupported} says so. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is nothing to guard
    public void mark(int limit) {}

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void reset() throws IOException {
        throw Passed.onlyForward();
    }
}
