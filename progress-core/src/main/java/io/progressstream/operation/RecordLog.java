package io.progressstream.operation;

import io.progressstream.ndjson.RecordEncoder;
import io.progressstream.record.GapRecord;
import io.progressstream.record.ProgressRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The kept records of one operation, encoded once, with dense numbers from 1. Bounded by count and bytes: the first quarter (head) and
 * the newest three quarters (tail) stay, and what lay between them is dropped, counted, and told as a gap to a reader whose cursor has
 * not passed it. Nothing is taken after the outcome.
 *
 * <p>Records are encoded before, and numbered under the lock. It is held for copying a line or a reference, never while user code runs or anything is written.
 */
final class RecordLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final LineEncoder encoder;
    private final int maxHead;
    private final long maxHeadBytes;
    private final int maxTail;
    private final long maxTailBytes;

    private final List<Frame> head = new ArrayList<>();
    private final FrameRing tail = new FrameRing();
    private long headBytes;
    private boolean headFull;
    private boolean ended;
    private volatile long seq;
    private volatile long clipped;

    RecordLog(LineEncoder encoder, int maxRecords, long maxBytes) {
        this.encoder = encoder;
        this.maxHead = maxRecords / 4;
        this.maxTail = maxRecords - maxHead;
        this.maxHeadBytes = maxBytes / 4;
        this.maxTailBytes = maxBytes - maxHeadBytes;
    }

    /** Takes a record; answers whether it was taken. */
    boolean append(ProgressRecord record) {
        return append(record, false);
    }

    /** Takes the last record; answers whether it was taken. */
    boolean end(ProgressRecord outcome) {
        return append(outcome, true);
    }

    private boolean append(ProgressRecord record, boolean last) {
        byte[] line = encoder.encode(0, record);
        lock.lock();
        try {
            if (ended) {
                return false;
            }
            Frame frame = Frame.kept(seq + 1, RecordEncoder.numbered(seq + 1, line), last);
            ended = last;
            place(frame);
            seq = frame.seq();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void place(Frame frame) {
        int length = frame.line().length;
        headFull |= head.size() >= maxHead || headBytes + length > maxHeadBytes;
        if (!headFull || head.isEmpty()) {
            head.add(frame);
            headBytes += length;
            return;
        }
        tail.add(frame);
        while (tail.size() > maxTail || (tail.bytes() > maxTailBytes && tail.size() > 1)) {
            tail.removeFirst();
            clipped++;
        }
    }

    /** The record after a number, the gap in which it stood, or null when there is none yet. */
    @Nullable
    Frame after(long cursor) {
        if (cursor >= seq) {
            return null;
        }
        lock.lock();
        try {
            if (cursor < head.size()) {
                return head.get((int) cursor);
            }
            long firstOfTail = tail.first().seq();
            if (cursor + 1 < firstOfTail) {
                byte[] line = encoder.encode(0, new GapRecord(cursor + 1, firstOfTail - 1));
                return Frame.gap(line, firstOfTail - 1);
            }
            return tail.get((int) (cursor + 1 - firstOfTail));
        } finally {
            lock.unlock();
        }
    }

    /** The newest number. */
    long seq() {
        return seq;
    }

    /** How many records were dropped. */
    long clipped() {
        return clipped;
    }

    /** Bytes that are kept. */
    long bytes() {
        lock.lock();
        try {
            return headBytes + tail.bytes();
        } finally {
            lock.unlock();
        }
    }
}
