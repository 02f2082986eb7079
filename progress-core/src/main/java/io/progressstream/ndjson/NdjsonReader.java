package io.progressstream.ndjson;

import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.Reading;
import io.progressstream.record.SnapshotRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a stream as they come.
 *
 * <pre>{@code
 * try (NdjsonReader reader = new NdjsonReader(response.body())) {
 *     for (Reading reading : reader) {
 *         if (reading.record() instanceof LineRecord line) {
 *             log.info(line.text());
 *         }
 *     }
 *     if (reader.end() == StreamEnd.INTERRUPTED) { … }
 * }
 * }</pre>
 *
 * <p>The iteration ends behind the outcome, or where the stream does; see {@link #end}. It waits for the stream, so records are handed
 * out as soon as the stream has them.
 *
 * <p><b>Threads.</b> Not thread-safe, but it may be closed by another thread where the stream may.
 */
public final class NdjsonReader implements Iterable<Reading>, AutoCloseable {
    /** How many reports are kept; further ones are counted only. */
    public static final int MAX_REPORTS = 1_000;

    private static final int CHUNK = 8_192;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private final Queue<Reading> readings = new ArrayDeque<>();
    private final List<ReadReport> reports = new ArrayList<>();
    private final RecordDecoder decoder = new RecordDecoder(this::keep, this::report);
    private final Iterator<Reading> iterator = new Records();

    private long reportCount;
    private boolean ended;
    private @Nullable OutcomeRecord outcome;
    private @Nullable IOException failure;

    /** Reads this stream. */
    public NdjsonReader(InputStream in) {
        this.in = Objects.requireNonNull(in, "in");
    }

    /** The records. A stream can be read once: every call answers the same iterator. */
    @Override
    public Iterator<Reading> iterator() {
        return iterator;
    }

    /**
     * How the stream ended.
     *
     * @throws IllegalStateException if it has not been read to its end
     */
    public StreamEnd end() {
        if (!ended) {
            throw new IllegalStateException("the stream has not been read to its end yet");
        }
        return outcome == null ? StreamEnd.INTERRUPTED : StreamEnd.OUTCOME;
    }

    /** The outcome, in a record of its own or in the snapshot of an operation that has ended; empty: neither has been read. */
    public Optional<OutcomeRecord> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Why reading the stream failed before its end; empty: it did not. A stream that just stops is interrupted without a failure. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** What could not be read so far, the first 1,000 at most; unmodifiable. */
    public List<ReadReport> reports() {
        return Collections.unmodifiableList(reports);
    }

    /** How many things could not be read so far. */
    public long reportCount() {
        return reportCount;
    }

    /** Closes the stream. */
    @Override
    public void close() throws IOException {
        in.close();
    }

    private void keep(Reading reading) {
        readings.add(reading);
        if (reading.record() instanceof OutcomeRecord record) {
            outcome = record;
        } else if (reading.record() instanceof SnapshotRecord joined
                && joined.snapshot().outcome() != null) {
            outcome = joined.snapshot().outcome();
        }
    }

    private void report(ReadReport report) {
        reportCount++;
        if (reports.size() < MAX_REPORTS) {
            reports.add(report);
        }
    }

    private void read() {
        try {
            int count = in.read(chunk, 0, chunk.length);
            if (count < 0) {
                finish();
            } else {
                decoder.feed(chunk, 0, count);
            }
        } catch (IOException e) {
            failure = e;
            finish();
        }
    }

    /** What stands after the last line end is read even if the stream broke: half an object is never taken for a whole one. */
    private void finish() {
        ended = true;
        decoder.end();
    }

    private final class Records implements Iterator<Reading> {
        @Override
        public boolean hasNext() {
            while (readings.isEmpty() && !ended) {
                if (decoder.isOutcomeRead()) {
                    ended = true;
                } else {
                    read();
                }
            }
            return !readings.isEmpty();
        }

        @Override
        public Reading next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the stream has ended");
            }
            return readings.remove();
        }
    }
}
