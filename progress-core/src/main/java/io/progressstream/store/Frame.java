package io.progressstream.store;

/**
 * One record, encoded. Immutable and shared between followers: whoever gets it must not change the bytes.
 */
public final class Frame {
    private final long seq;
    private final byte[] line;
    private final boolean last;
    private final long through;

    private Frame(long seq, byte[] line, boolean last, long through) {
        this.seq = seq;
        this.line = line;
        this.last = last;
        this.through = through;
    }

    /** A kept record with its number. */
    public static Frame kept(long seq, byte[] line, boolean last) {
        return new Frame(seq, line, last, seq);
    }

    /** A passing record. */
    public static Frame passing(byte[] line) {
        return new Frame(0, line, false, 0);
    }

    /** A gap that ends with the kept record of this number. */
    public static Frame gap(byte[] line, long through) {
        return new Frame(0, line, false, through);
    }

    /** The number that a cursor has after this record or gap. */
    public long through() {
        return through;
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
