package io.progressstream;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts the characters that were read or skipped. */
final class CountingReader extends FilterReader {
    private final ProgressSink sink;

    CountingReader(ProgressSink sink, Reader characters) {
        super(characters);
        this.sink = sink;
    }

    @Override
    public int read() throws IOException {
        sink.checkCancelled();
        int value = super.read();
        if (value >= 0) {
            sink.advance(1);
        }
        return value;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        sink.checkCancelled();
        int count = super.read(target, offset, length);
        if (count > 0) {
            sink.advance(count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        sink.checkCancelled();
        long skipped = super.skip(count);
        if (skipped > 0) {
            sink.advance(skipped);
        }
        return skipped;
    }

    /** Going back would count characters twice. */
    @Override
    public boolean markSupported() {
        return false;
    }
}
