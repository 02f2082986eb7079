package io.progressstream.store;

import io.progressstream.record.RawJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One operation of a {@link MemoryStore}: its records, who wants to hear of them, and its newest snapshot. */
final class MemoryOperation implements StoredOperation, Journal {
    private final MemoryStore store;
    private final OperationEntry entry;
    private final RecordLog log;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile Snapshots snapshots;
    private volatile @Nullable Outcome outcome;
    private volatile long concluded;

    /** One call of subscribe, with an identity of its own: the same callback may be subscribed twice. */
    private static final class Subscription {
        final Runnable news;

        Subscription(Runnable news) {
            this.news = news;
        }
    }

    MemoryOperation(MemoryStore store, OperationEntry entry, RecordLog log, Snapshots snapshots) {
        this.store = store;
        this.entry = entry;
        this.log = log;
        this.snapshots = snapshots;
    }

    @Override
    public OperationEntry entry() {
        return entry;
    }

    @Override
    public StoredOperation operation() {
        return this;
    }

    @Override
    public long append(byte[] line) {
        return tell(log.append(line, false));
    }

    @Override
    public long end(byte[] line) {
        long number = log.append(line, true);
        if (number != 0) {
            store.ended(this);
        }
        return tell(number);
    }

    private long tell(long number) {
        if (number != 0) {
            for (Subscription subscription : subscriptions) {
                subscription.news.run();
            }
        }
        return number;
    }

    @Override
    public void conclude(Outcome end, Snapshots last) {
        snapshots = last;
        outcome = end;
        store.concluded(this, (long) last.line().length + last.document().length + lengthOf(end));
    }

    private static long lengthOf(Outcome end) {
        return end.result().map(RawJson::length).orElse(0);
    }

    /** Counts what it takes beside its records. */
    void count(long bytes) {
        concluded = bytes;
    }

    @Override
    public void discard() {
        store.discard(this);
    }

    @Override
    public @Nullable Frame after(long cursor) {
        return log.after(cursor);
    }

    @Override
    public long seq() {
        return log.seq();
    }

    @Override
    public long clipped() {
        return log.clipped();
    }

    @Override
    public long outcomeSeq() {
        return log.outcomeSeq();
    }

    @Override
    public Snapshots snapshots() {
        return snapshots;
    }

    @Override
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    @Override
    public Runnable subscribe(Runnable news) {
        Subscription subscription = new Subscription(news);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    /** Bytes that the store counts for it. */
    long bytes() {
        return log.bytes() + concluded;
    }
}
