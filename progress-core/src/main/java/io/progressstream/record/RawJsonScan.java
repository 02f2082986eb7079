package io.progressstream.record;

/**
 * Goes once over JSON that is trusted to be JSON: measures how deep it nests, and mends what JSON allows but a line of the protocol does not,
 * byte by byte, so that the length stays.
 */
final class RawJsonScan {
    private static final int ESCAPE = 6;

    private final byte[] original;
    private byte[] mended;
    private int depth;

    RawJsonScan(byte[] original) {
        this.original = original;
        this.mended = original;
        run();
    }

    /** The same array where nothing is wrong, else a mended copy. */
    byte[] mended() {
        return mended;
    }

    /** How many objects and arrays stand in each other at most. */
    int depth() {
        return depth;
    }

    private void run() {
        boolean quoted = false;
        int open = 0;
        int at = 0;
        while (at < original.length) {
            byte b = original[at];
            if (b == '\\') {
                at = afterEscape(at);
                continue;
            }
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\n' || b == '\r') {
                copy()[at] = ' ';
            } else if (!quoted && (b == '{' || b == '[')) {
                depth = Math.max(depth, ++open);
            } else if (!quoted && (b == '}' || b == ']')) {
                open--;
            }
            at++;
        }
    }

    private int afterEscape(int at) {
        int unit = unit(at);
        if (unit < 0) {
            return at + 2;
        }
        if (Character.isHighSurrogate((char) unit)) {
            int next = unit(at + ESCAPE);
            if (next >= 0 && Character.isLowSurrogate((char) next)) {
                return at + 2 * ESCAPE;
            }
        }
        if (Character.isSurrogate((char) unit)) {
            byte[] copy = copy();
            copy[at + 2] = 'f';
            copy[at + 3] = 'f';
            copy[at + 4] = 'f';
            copy[at + 5] = 'd';
        }
        return at + ESCAPE;
    }

    /** The UTF-16 unit of the escape that begins here; negative: none does. */
    private int unit(int at) {
        if (at + ESCAPE > original.length || original[at] != '\\' || original[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(original[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private byte[] copy() {
        if (mended == original) {
            mended = original.clone();
        }
        return mended;
    }
}
