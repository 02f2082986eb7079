package io.progressstream;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts the characters that were read or skipped. Goes forward only. */
final class CountingReader extends FilterReader {
    private final Passed passed;

    CountingReader(ProgressSink sink, Reader characters) {
        super(characters);
        passed = new Passed(sink);
    }

    @Override
    public int read() throws IOException {
        passed.check();
        return passed.one(super.read());
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
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

    @Override
    public void mark(int limit) throws IOException {
        throw Passed.onlyForward();
    }

    @Override
    public void reset() throws IOException {
        throw Passed.onlyForward();
    }
}
