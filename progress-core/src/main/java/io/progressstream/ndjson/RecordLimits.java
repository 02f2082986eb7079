package io.progressstream.ndjson;

/**
 * How large a record and its parts may become.
 *
 * @param recordBytes bytes of a record, its line end included: the text is cut beyond
 * @param payloadBytes bytes of {@code args}, of {@code at} and of {@code follow}, each: left out beyond
 * @param resultBytes bytes of {@code result} and of {@code problem} together: left out beyond
 * @param nameChars UTF-16 units of a name, an id, a unit, a code or a reference: cut beyond
 */
public record RecordLimits(int recordBytes, int payloadBytes, int resultBytes, int nameChars) {
    /** Room for the keys of a record and for its numbers. */
    private static final int KEYS = 2_048;

    private static final RecordLimits STANDARD = new RecordLimits(65_536, 8_192, 49_152, 256);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a part is too large to leave room for the others
     */
    public RecordLimits {
        atLeast("payloadBytes", payloadBytes, 2);
        atLeast("resultBytes", resultBytes, 2);
        atLeast("nameChars", nameChars, 8);
        int names = 6 * JsonBuffer.MAX_BYTES_PER_CHAR * nameChars;
        int least = Math.max(2 * payloadBytes, resultBytes) + names + KEYS;
        atLeast("recordBytes (with these limits of its parts)", recordBytes, least);
    }

    private static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", was " + value);
        }
    }

    /** 65,536 bytes a record, 8,192 a payload, 49,152 a result, 256 characters a name. */
    public static RecordLimits standard() {
        return STANDARD;
    }
}
