package io.progressstream.ndjson;

import io.progressstream.record.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads records out of bytes as they come, torn wherever they may be. What it cannot read it reports, and reads on. It holds one line of
 * at most 1,048,576 bytes, and its time grows with the number of bytes, not with that of the chunks.
 *
 * <p><b>Threads.</b> Not thread-safe. Readings and reports are told on the thread that feeds; what such a consumer throws comes out of
 * {@link #feed} or {@link #end}, and the decoder cannot be used afterwards.
 */
public final class RecordDecoder {
    /** Bytes of a line, its {@code \n} not counted, beyond which it is not read. */
    public static final int MAX_LINE_BYTES = 1_048_576;

    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final LineSplitter splitter = new LineSplitter(MAX_LINE_BYTES, new Lines());
    private final JsonLines json = new JsonLines(MAX_LINE_BYTES);
    private final Interpreter interpreter;
    private final Consumer<ReadReport> reports;

    private long line;
    private boolean outcomeRead;
    private boolean ended;

    /** A decoder that tells each record to the one, and each thing that it could not read to the other. */
    public RecordDecoder(Consumer<? super Reading> readings, Consumer<? super ReadReport> reports) {
        Objects.requireNonNull(readings, "readings");
        Objects.requireNonNull(reports, "reports");
        this.interpreter = new Interpreter(readings::accept, detail -> report(ReadReport.Kind.TYPE, detail));
        this.reports = reports::accept;
    }

    /**
     * Takes the next bytes of the stream.
     *
     * @throws IllegalStateException after the end
     * @throws IndexOutOfBoundsException if the array has no such bytes
     */
    public void feed(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (ended) {
            throw new IllegalStateException("the stream has ended: nothing can be fed any more");
        }
        splitter.feed(bytes, offset, length);
    }

    /** The stream has ended: what stands after the last line end is read. May be repeated. */
    public void end() {
        if (!ended) {
            ended = true;
            splitter.end();
        }
    }

    /** Whether the outcome was read. A stream that ends without one was interrupted, and nothing else can be concluded. */
    public boolean isOutcomeRead() {
        return outcomeRead;
    }

    private void report(ReadReport.Kind kind, String detail) {
        reports.accept(new ReadReport(kind, line, detail));
    }

    private final class Lines implements LineSplitter.LineHandler {
        @Override
        public void line(long number, byte[] bytes, int offset, int length) {
            line = number;
            int skipped = number == 1 && startsWithByteOrderMark(bytes, offset, length) ? BYTE_ORDER_MARK.length : 0;
            if (isBlank(bytes, offset + skipped, length - skipped)) {
                return;
            }
            if (outcomeRead) {
                report(ReadReport.Kind.AFTER_OUTCOME, "a record after the outcome");
                return;
            }
            read(Utf8.decode(bytes, offset + skipped, length - skipped));
        }

        @Override
        public void tooLong(long number) {
            line = number;
            if (outcomeRead) {
                report(ReadReport.Kind.AFTER_OUTCOME, "a record after the outcome");
            } else {
                report(ReadReport.Kind.TOO_LONG, "more than " + MAX_LINE_BYTES + " bytes");
            }
        }

        private void read(String text) {
            try {
                Object value = json.parse(text);
                Members members = Members.of(value);
                if (members == null) {
                    report(ReadReport.Kind.NOT_AN_OBJECT, "JSON, but not an object");
                } else {
                    outcomeRead = interpreter.interpret(members);
                }
            } catch (MalformedLineException e) {
                report(ReadReport.Kind.JSON, String.valueOf(e.getMessage()));
            }
        }
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int offset, int length) {
        return length >= BYTE_ORDER_MARK.length
                && bytes[offset] == BYTE_ORDER_MARK[0]
                && bytes[offset + 1] == BYTE_ORDER_MARK[1]
                && bytes[offset + 2] == BYTE_ORDER_MARK[2];
    }

    private static boolean isBlank(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
