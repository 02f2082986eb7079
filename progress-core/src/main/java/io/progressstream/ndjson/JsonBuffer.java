package io.progressstream.ndjson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON in UTF-8, written into one array that is used again and again. It writes no line break, whatever it is given: control characters and
 * the line separators of Unicode are escaped, and half a surrogate pair becomes U+FFFD. Commas are set by it, the rest of the
 * grammar is the caller's. Not thread-safe.
 */
final class JsonBuffer {
    /** What one UTF-16 unit may become at most: <code>&#92;u0000</code>. */
    static final int MAX_BYTES_PER_CHAR = 6;

    private static final int INITIAL = 1_024;
    private static final int KEPT = 16_384;
    private static final int RUN = 256;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** 0: as it is; 1: as an escape of six bytes; else: the letter of the short escape. */
    private static final byte[] ESCAPES = escapes();

    private byte[] bytes = new byte[INITIAL];
    private int length;

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, 32, (byte) 1);
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /** What a character becomes, in bytes; a surrogate counts as half of four where it has a partner, which the caller knows. */
    static int cost(char c) {
        if (c < 128) {
            byte escape = ESCAPES[c];
            return escape == 0 ? 1 : escape == 1 ? 6 : 2;
        }
        if (isLineBreak(c)) {
            return 6;
        }
        return c < 0x800 ? 2 : 3;
    }

    private static boolean isLineBreak(char c) {
        return c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    int length() {
        return length;
    }

    /** Takes back all that was written after there were this many bytes. */
    void truncate(int newLength) {
        length = newLength;
    }

    /** Takes back all that was written after there were this many bytes, but for the last byte, which tells whether a comma comes next. */
    void truncateToLast(int newLength) {
        bytes[newLength] = bytes[length - 1];
        length = newLength + 1;
    }

    /** Empties it, and gives memory back that an unusually large record took. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void startObject() {
        separate();
        put('{');
    }

    void endObject() {
        put('}');
    }

    void startArray() {
        separate();
        put('[');
    }

    void endArray() {
        put(']');
    }

    void lineEnd() {
        put('\n');
    }

    /** A key that needs no escape, with its quotes and colon. */
    void key(byte[] quoted) {
        separate();
        raw(quoted);
    }

    /** Makes a key of the string before it. */
    void colon() {
        put(':');
    }

    void string(String text) {
        separate();
        put('"');
        text(text, text.length());
        put('"');
    }

    /** The first characters of a text, and an ellipsis. */
    void cutString(String text, int end) {
        separate();
        put('"');
        text(text, end);
        three(Texts.ELLIPSIS);
        put('"');
    }

    void json(byte[] value) {
        separate();
        raw(value);
    }

    void number(long value) {
        separate();
        require(20);
        if (value == Long.MIN_VALUE) {
            raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = digits(rest);
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** A number that is not negative, given in parts of a power of ten; zeros at its end are left out. */
    void decimal(long scaled, int decimals) {
        long unit = 1;
        for (int i = 0; i < decimals; i++) {
            unit *= 10;
        }
        number(scaled / unit);
        long rest = scaled % unit;
        if (rest == 0) {
            return;
        }
        require(1 + decimals);
        bytes[length++] = '.';
        while (rest > 0) {
            unit /= 10;
            bytes[length++] = (byte) ('0' + rest / unit);
            rest %= unit;
        }
    }

    private static int digits(long value) {
        int digits = 1;
        for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private void separate() {
        if (length == 0) {
            return;
        }
        byte last = bytes[length - 1];
        if (last != '{' && last != '[' && last != ':') {
            put(',');
        }
    }

    private void raw(byte[] source) {
        require(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    private void put(char ascii) {
        require(1);
        bytes[length++] = (byte) ascii;
    }

    private void require(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private void text(String text, int end) {
        int i = 0;
        while (i < end) {
            require((RUN + 1) * MAX_BYTES_PER_CHAR);
            int run = Math.min(end, i + RUN);
            i = plain(text, i, run);
            while (i < run) {
                char c = text.charAt(i++);
                if (c >= 128) {
                    i = beyondAscii(c, text, i, end);
                } else if (ESCAPES[c] == 0) {
                    i = plain(text, i - 1, run);
                } else {
                    escape(c);
                }
            }
        }
    }

    /** Copies what needs no escape; answers the index of the first character that is not ASCII or needs one. */
    private int plain(String text, int from, int end) {
        byte[] target = bytes;
        int at = length;
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c >= 128 || ESCAPES[c] != 0) {
                break;
            }
            target[at++] = (byte) c;
            i++;
        }
        length = at;
        return i;
    }

    private int beyondAscii(char c, String text, int next, int end) {
        if (c < 0x800 && c != '\u0085') {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        } else if (isLineBreak(c)) {
            escape(c);
        } else if (!Character.isSurrogate(c)) {
            three(c);
        } else if (Character.isHighSurrogate(c) && next < end && Character.isLowSurrogate(text.charAt(next))) {
            four(Character.toCodePoint(c, text.charAt(next)));
            return next + 1;
        } else {
            three('\uFFFD');
        }
        return next;
    }

    private void three(char c) {
        require(3);
        bytes[length++] = (byte) (0xE0 | c >> 12);
        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | c & 0x3F);
    }

    private void four(int codePoint) {
        bytes[length++] = (byte) (0xF0 | codePoint >> 18);
        bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | codePoint & 0x3F);
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        byte escape = c < 128 ? ESCAPES[c] : 1;
        if (escape != 1) {
            bytes[length++] = escape;
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = HEX[c >> 12];
        bytes[length++] = HEX[c >> 8 & 0xF];
        bytes[length++] = HEX[c >> 4 & 0xF];
        bytes[length++] = HEX[c & 0xF];
    }
}
