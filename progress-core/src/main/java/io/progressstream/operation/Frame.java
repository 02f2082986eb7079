package io.progressstream.operation;

/**
 * One record, encoded. Immutable and shared between followers: whoever gets it must not change the bytes.
 */
public final class Frame {
    private final long seq;
    private final byte[] line;
    private final boolean last;

    Frame(long seq, byte[] line, boolean last) {
        this.seq = seq;
        this.line = line;
        this.last = last;
    }

    /** The number of a kept record; 0 for a passing one. */
    public long seq() {
        return seq;
    }

    /** The record as one line of NDJSON in UTF-8, its {@code \n} included. Not a copy: do not change it. */
    public byte[] line() {
        return line;
    }

    /** Whether it is the outcome, after which nothing comes. */
    public boolean isLast() {
        return last;
    }
}
