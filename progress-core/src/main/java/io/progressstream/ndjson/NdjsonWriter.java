package io.progressstream.ndjson;

import io.progressstream.OutcomeKind;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.KeptRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.ProgressReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes one operation to an {@link OutputStream}, with neither engine nor container: for command lines, files, and simple servers such as
 * {@code com.sun.net.httpserver}.
 *
 * <pre>{@code
 * try (NdjsonWriter progress = new NdjsonWriter(System.out, "Check the archive")) {
 *     progress.line("3 files found");
 *     progress.progress(33.3);
 *     …
 *     progress.succeeded("All files are whole");
 * }
 * }</pre>
 *
 * <p>The operation record comes first, kept records are numbered, and there is exactly one outcome: one that was not written when the writer
 * is closed is written as {@code failed}. What comes after the outcome is dropped.
 *
 * <p><b>It waits for the client.</b> Each call writes one record, flushes it, and returns when the stream has taken it; nothing is conflated.
 * A client that does not read holds the work up, and so do other threads that report at the same time. In a server, use an engine.
 *
 * <p><b>Failures.</b> The first failure of the stream is thrown. As half a record may stand there then, nothing more is written, and
 * further calls do nothing.
 *
 * <p><b>Threads.</b> Thread-safe. One call is one record on the stream.
 */
public final class NdjsonWriter implements AutoCloseable {
    private static final String BROKE_OFF = "The work broke off";

    private final ReentrantLock lock = new ReentrantLock();
    private final OutputStream out;
    private final RecordEncoder encoder;

    private long seq;
    private boolean over;

    /**
     * Begins an operation of which only the name is known.
     *
     * @throws IOException if the stream does not take the operation record
     */
    public NdjsonWriter(OutputStream out, String name) throws IOException {
        this(out, OperationRecord.named(name), RecordLimits.standard());
    }

    /**
     * Begins an operation.
     *
     * @throws IOException if the stream does not take the operation record
     */
    public NdjsonWriter(OutputStream out, OperationRecord operation, RecordLimits limits) throws IOException {
        this.out = Objects.requireNonNull(out, "out");
        this.encoder = new RecordEncoder(limits);
        put(operation);
    }

    /** Writes a line of the log. */
    public void line(String text) throws IOException {
        put(LineRecord.of(text));
    }

    /** Writes that one item failed. */
    public void error(String text) throws IOException {
        put(ErrorRecord.of(text));
    }

    /** Writes a good message. */
    public void information(String text) throws IOException {
        put(InformationRecord.of(text));
    }

    /**
     * Writes how far the operation is.
     *
     * @param percent 0 to 100; it should not fall, and be below 100 before the outcome
     * @throws IllegalArgumentException if it is not from 0 to 100
     */
    public void progress(double percent) throws IOException {
        put(ProgressReport.of(percent));
    }

    /** Writes that nothing can be measured at the moment. */
    public void indeterminate() throws IOException {
        put(ProgressReport.indeterminate());
    }

    /** Writes that all went well, and ends. */
    public void succeeded(String text) throws IOException {
        put(OutcomeRecord.of(OutcomeKind.SUCCEEDED, text));
    }

    /** Writes that the work broke off, and ends. */
    public void failed(String text) throws IOException {
        put(OutcomeRecord.of(OutcomeKind.FAILED, text));
    }

    /**
     * Writes a record. A kept one is given the next number; an outcome ends.
     *
     * @throws IllegalArgumentException if it is a second operation record, or holds a value that no record can hold
     */
    public void write(ProgressRecord record) throws IOException {
        if (record instanceof OperationRecord) {
            throw new IllegalArgumentException("the operation record was written already: one stream is one operation");
        }
        put(record);
    }

    /** Writes the outcome {@code failed} if there was none, and closes the stream. May be repeated. */
    @Override
    public void close() throws IOException {
        try (out) {
            failed(BROKE_OFF);
        }
    }

    private void put(ProgressRecord record) throws IOException {
        // Held while writing: the order on the stream is that of the numbers.
        lock.lock();
        try {
            if (over) {
                return;
            }
            boolean kept = record instanceof KeptRecord;
            byte[] line = encoder.encode(kept ? seq + 1 : 0, record);
            over = true;
            out.write(line);
            out.flush();
            over = record instanceof OutcomeRecord;
            if (kept) {
                seq++;
            }
        } finally {
            lock.unlock();
        }
    }
}
