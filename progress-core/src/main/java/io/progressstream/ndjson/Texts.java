package io.progressstream.ndjson;

/** Measures texts without copying them; half a surrogate pair counts as the U+FFFD that it is written as. */
final class Texts {
    static final char ELLIPSIS = '…';
    private static final int ELLIPSIS_BYTES = 3;

    private Texts() {}

    /** Bytes in UTF-8 of a text from this index on. */
    static long utf8Length(String text, int from) {
        long bytes = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (isPair(text, i)) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /** Bytes of a text as JSON, quotes not counted. */
    static long jsonLength(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                bytes += 4;
                i++;
            } else {
                bytes += JsonBuffer.cost(text.charAt(i));
            }
        }
        return bytes;
    }

    /**
     * How many characters of a text can be written as JSON in so many bytes: all, or as many as leave room for an ellipsis. Surrogate
     * pairs stay whole.
     */
    static int fit(String text, int maxBytes) {
        if ((long) text.length() * JsonBuffer.MAX_BYTES_PER_CHAR <= maxBytes) {
            return text.length();
        }
        long bytes = 0;
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            if (bytes <= maxBytes - ELLIPSIS_BYTES) {
                cut = i;
            }
            boolean pair = isPair(text, i);
            bytes += pair ? 4 : JsonBuffer.cost(text.charAt(i));
            if (bytes > maxBytes) {
                return cut;
            }
            i += pair ? 2 : 1;
        }
        return text.length();
    }

    /** A name of at most so many UTF-16 units, an ellipsis at its end included where it was cut. */
    static String cutName(String name, int maxChars) {
        if (name.length() <= maxChars) {
            return name;
        }
        int end = maxChars - 1;
        if (isPair(name, end - 1)) {
            end--;
        }
        return name.substring(0, end) + ELLIPSIS;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
