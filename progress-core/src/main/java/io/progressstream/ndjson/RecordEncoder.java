package io.progressstream.ndjson;

import io.progressstream.record.KeptRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Writes records as lines of NDJSON within the bounds of the protocol. Used again and again, it allocates nothing but its answers.
 *
 * <p>Whatever a text holds, a record is one line: it has one {@code \n}, at its end. A text too long for its record is cut, a payload too
 * large for it left out, and the record says so. The time it takes grows with the length of the texts, and no text is copied.
 *
 * <p><b>Threads.</b> Not thread-safe: one thread at a time.
 */
public final class RecordEncoder {
    /** What a number adds to a record at most. */
    private static final int SEQ_BYTES = "\"seq\":9007199254740991,".length();

    /** What a text that is cut adds to its record at most, its ellipsis included. */
    private static final int CUT_BYTES = ",\"cut\":9007199254740991".length() + 3;

    private final JsonBuffer out = new JsonBuffer();
    private final RecordLimits limits;
    private final RecordWriter writer;

    /** An encoder with the limits of the protocol. */
    public RecordEncoder() {
        this(RecordLimits.standard());
    }

    /** An encoder with other limits. */
    public RecordEncoder(RecordLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.writer = new RecordWriter(out, limits);
    }

    /**
     * A record as one line in UTF-8, its {@code \n} included.
     *
     * @param seq the record's number; 0: none. A kept record without a number leaves room for one, see {@link #numbered}
     * @throws IllegalArgumentException if the number is negative, or the record holds a value that is none of those of {@linkplain io.progressstream.record the
     *     package}, or one nested deeper than 497
     */
    public byte[] encode(long seq, ProgressRecord record) {
        if (seq < 0) {
            throw new IllegalArgumentException("seq must not be negative, was " + seq);
        }
        int room = limits.recordBytes() - 1;
        if (seq == 0 && record instanceof KeptRecord) {
            room -= SEQ_BYTES;
        }
        out.clear();
        writer.write(seq, record, room);
        if (out.length() > room) {
            int textRoom = writer.textBytes() - (out.length() - room) - CUT_BYTES;
            out.clear();
            writer.write(seq, record, textRoom);
        }
        out.lineEnd();
        return out.toByteArray();
    }

    /** The object of a snapshot record in UTF-8, without a line end: the snapshot document. Only its outcome is bounded. */
    public byte[] encodeSnapshotDocument(Snapshot snapshot) {
        out.clear();
        writer.snapshots().write(snapshot);
        return out.toByteArray();
    }

    /**
     * A line that {@link #encode} gave without a number, with this number. So a record can be encoded before, and outside of, the lock under
     * which its number is given.
     *
     * @param seq from 1
     * @throws IllegalArgumentException if the number is not positive
     */
    public static byte[] numbered(long seq, byte[] line) {
        if (seq < 1) {
            throw new IllegalArgumentException("seq must be positive, was " + seq);
        }
        byte[] prefix = ("{\"seq\":" + seq + ',').getBytes(StandardCharsets.US_ASCII);
        byte[] numbered = new byte[prefix.length + line.length - 1];
        System.arraycopy(prefix, 0, numbered, 0, prefix.length);
        System.arraycopy(line, 1, numbered, prefix.length, line.length - 1);
        return numbered;
    }
}
