package io.progressstream.store;

import io.progressstream.ndjson.RecordEncoder;
import io.progressstream.record.GapRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The kept records of one operation, encoded once, with dense numbers from 1. Bounded by count and bytes: the first quarter (head) and
 * the newest three quarters (tail) stay, and what lay between them is dropped, counted, and told as a gap to a reader whose cursor has
 * not passed it. Where the budget of all logs is used up, a log of more than its share drops more of its own. Nothing is taken after the outcome.
 *
 * <p>The lock is held for copying a line or a reference, never while user code runs or anything is written.
 */
final class RecordLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteBudget budget;
    private final int maxHead;
    private final long maxHeadBytes;
    private final int maxTail;
    private final long maxTailBytes;

    private final List<Frame> head = new ArrayList<>();
    private final FrameRing tail = new FrameRing();
    private long headBytes;
    private boolean headFull;
    private volatile long seq;
    private volatile long clipped;
    private volatile long outcomeSeq;

    RecordLog(StoreLimits limits, ByteBudget budget) {
        this.budget = budget;
        this.maxHead = limits.keptRecords() / 4;
        this.maxTail = limits.keptRecords() - maxHead;
        this.maxHeadBytes = limits.keptBytes() / 4;
        this.maxTailBytes = limits.keptBytes() - maxHeadBytes;
    }

    /** Takes a record without a number; answers the number, 0 when it came too late. */
    long append(byte[] line, boolean last) {
        lock.lock();
        try {
            if (outcomeSeq != 0) {
                return 0;
            }
            long number = seq + 1;
            place(Frame.kept(number, RecordEncoder.numbered(number, line), last));
            if (last) {
                outcomeSeq = number;
            }
            seq = number; // after the number of the outcome: who sees this one knows whether it is the outcome's
            return number;
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void place(Frame frame) {
        int length = frame.line().length;
        budget.take(length);
        headFull |= head.size() >= maxHead || headBytes + length > maxHeadBytes || budget.isShort(headBytes + length);
        if (!headFull || head.isEmpty()) {
            head.add(frame);
            headBytes += length;
            return;
        }
        tail.add(frame);
        while (tail.size() > maxTail || (tail.size() > 1 && isTooLarge())) {
            budget.give(tail.first().line().length);
            tail.removeFirst();
            clipped++;
        }
    }

    private boolean isTooLarge() {
        return tail.bytes() > maxTailBytes || budget.isShort(headBytes + tail.bytes());
    }

    /** The record after a number, the gap in which it stood, or null when there is none yet. */
    @Nullable
    Frame after(long cursor) {
        if (cursor >= seq) {
            return null;
        }
        long firstOfTail;
        lock.lock();
        try {
            if (cursor < head.size()) {
                return head.get((int) cursor);
            }
            firstOfTail = tail.first().seq();
            if (cursor + 1 >= firstOfTail) {
                return tail.get((int) (cursor + 1 - firstOfTail));
            }
        } finally {
            lock.unlock();
        }
        return gap(cursor + 1, firstOfTail - 1);
    }

    private static Frame gap(long from, long to) {
        return Frame.gap(new RecordEncoder().encode(0, new GapRecord(from, to)), to);
    }

    /** The newest number. */
    long seq() {
        return seq;
    }

    /** The number of the outcome; 0: there is none yet. */
    long outcomeSeq() {
        return outcomeSeq;
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
