package io.progressstream.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value that is JSON already, so that whoever writes the record runs no serialiser of the application's. Immutable.
 *
 * <p>The bytes are trusted to be one JSON value in UTF-8. Line breaks, which JSON allows between its parts only, are turned into
 * spaces: nothing in here can break a record in two. The escape of half a surrogate pair, at which strict readers stumble, is turned
 * into that of U+FFFD.
 */
public final class RawJson {
    /** How many objects and arrays may stand in each other, so that those of the record around them have room. */
    public static final int MAX_DEPTH = 490;

    private final byte[] utf8;
    private final int depth;

    private RawJson(RawJsonScan scan) {
        this.utf8 = scan.mended();
        this.depth = scan.depth();
    }

    /**
     * Takes the bytes of one JSON value. They are not copied: do not change them.
     *
     * @throws IllegalArgumentException if there are none, or it nests deeper than {@value #MAX_DEPTH}
     */
    public static RawJson of(byte[] utf8) {
        if (utf8.length == 0) {
            throw new IllegalArgumentException("no bytes are no JSON value");
        }
        RawJsonScan scan = new RawJsonScan(utf8);
        if (scan.depth() > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "JSON for a record must not nest deeper than " + MAX_DEPTH + ", but nests " + scan.depth());
        }
        return new RawJson(scan);
    }

    /** How many bytes it has. */
    public int length() {
        return utf8.length;
    }

    /** How many objects and arrays stand in each other at most; 0: it is neither. */
    public int depth() {
        return depth;
    }

    /** The bytes, in UTF-8, without a line break. Not a copy: do not change them. */
    public byte[] bytes() {
        return utf8;
    }

    /** Whether the other one has the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson json && Arrays.equals(utf8, json.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** The JSON. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
