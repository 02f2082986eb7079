package io.progressstream.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Frames in a row that grows at its end and shrinks at its beginning, with access by index. Not thread-safe. */
final class FrameRing {
    private @Nullable Frame[] frames = new @Nullable Frame[16];
    private int start;
    private int size;
    private long bytes;

    void add(Frame frame) {
        if (size == frames.length) {
            grow();
        }
        frames[(start + size++) & (frames.length - 1)] = frame;
        bytes += frame.line().length;
    }

    private void grow() {
        @Nullable Frame[] larger = Arrays.copyOfRange(frames, start, start + 2 * size);
        System.arraycopy(frames, 0, larger, frames.length - start, start);
        frames = larger;
        start = 0;
    }

    void removeFirst() {
        bytes -= first().line().length;
        frames[start] = null;
        start = (start + 1) & (frames.length - 1);
        size--;
    }

    Frame first() {
        return get(0);
    }

    Frame get(int index) {
        Objects.checkIndex(index, size);
        return Objects.requireNonNull(frames[(start + index) & (frames.length - 1)]);
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes;
    }
}
