package io.progressstream.operation;

import io.progressstream.ndjson.RecordEncoder;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.Snapshot;
import io.progressstream.store.Frame;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An encoder that several operations share, because its buffers are large and each of them needs it for a microsecond. The lock is held for encoding
 * only: values that users' code serialises come to it encoded.
 */
final class LineEncoder {
    private final ReentrantLock lock = new ReentrantLock();
    private final RecordEncoder encoder = new RecordEncoder();

    byte[] encode(long seq, ProgressRecord record) {
        lock.lock();
        try {
            return encoder.encode(seq, record);
        } finally {
            lock.unlock();
        }
    }

    byte[] document(Snapshot snapshot) {
        lock.lock();
        try {
            return encoder.encodeSnapshotDocument(snapshot);
        } finally {
            lock.unlock();
        }
    }

    /** A passing record. */
    Frame passing(ProgressRecord record) {
        return Frame.passing(encode(0, record));
    }
}
