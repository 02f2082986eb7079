package io.progressstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read or skipped. */
final class CountingInputStream extends FilterInputStream {
    private final ProgressSink sink;

    CountingInputStream(ProgressSink sink, InputStream bytes) {
        super(bytes);
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
    public int read(byte[] target, int offset, int length) throws IOException {
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

    /** Going back would count bytes twice. */
    @Override
    public boolean markSupported() {
        return false;
    }
}
