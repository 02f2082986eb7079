package io.progressstream.ndjson;

import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 as browsers do: what is malformed becomes one U+FFFD for each maximal part of a sequence, by the
 * <a href="https://encoding.spec.whatwg.org/#utf-8-decoder">Encoding Standard</a>. The JDK's own decoder gives fewer of them where bytes
 * encode half a surrogate pair.
 */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private final int end;
    private int at;

    private Utf8(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    static String decode(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : new Utf8(bytes, offset, length).decode();
    }

    private String decode() {
        StringBuilder text = new StringBuilder(end - at);
        while (at < end) {
            int first = bytes[at++] & 0xFF;
            if (first < 0x80) {
                text.append((char) first);
            } else if (first >= 0xC2 && first <= 0xDF) {
                sequence(text, first & 0x1F, 1, 0x80, 0xBF);
            } else if (first >= 0xE0 && first <= 0xEF) {
                sequence(text, first & 0xF, 2, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            } else if (first >= 0xF0 && first <= 0xF4) {
                sequence(text, first & 0x7, 3, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            } else {
                text.append(REPLACEMENT);
            }
        }
        return text.toString();
    }

    /** Reads the bytes after the first one; the second must be from lower to upper, and the first that does not fit is left for later. */
    private void sequence(StringBuilder text, int bits, int more, int lower, int upper) {
        int point = bits;
        int least = lower;
        int most = upper;
        for (int i = 0; i < more; i++) {
            int next = at < end ? bytes[at] & 0xFF : -1;
            if (next < least || next > most) {
                text.append(REPLACEMENT);
                return;
            }
            point = point << 6 | next & 0x3F;
            least = 0x80;
            most = 0xBF;
            at++;
        }
        text.appendCodePoint(point);
    }
}
