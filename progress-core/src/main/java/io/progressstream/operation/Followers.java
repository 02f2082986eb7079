package io.progressstream.operation;

import io.progressstream.record.BeatRecord;
import io.progressstream.store.Frame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** The followers of one operation: told when there is something, sent a beat when there is nothing, given up when they do not read. */
final class Followers {
    private static final Logger LOG = System.getLogger(Follower.class.getName());

    /** How long the next lap may take to begin before its follower counts as gone. */
    private static final long HANDOVER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String id;
    private final EngineLimits limits;
    private final Pump pump;
    private final AtomicInteger count = new AtomicInteger();
    private final List<Cursor> all = new CopyOnWriteArrayList<>();
    /** When the last one has left, or will count as gone. */
    private final AtomicLong since;

    private volatile boolean followed;

    /** Whether somebody may wait to be told. */
    private volatile boolean awaited;

    Followers(String id, EngineLimits limits, Pump.Factory pumps, long now) {
        this.id = id;
        this.limits = limits;
        this.pump = pumps.pump(this::tellAll);
        this.since = new AtomicLong(now);
    }

    /** There is something to tell. Costs a read while nobody waits for it, be it that all are busy with what came before, or do not read. */
    void signal() {
        if (awaited) {
            pump.signal();
        }
    }

    /** A follower has begun to wait, and looks once more: what comes after that look is told. */
    void waits() {
        if (!awaited) {
            awaited = true;
        }
    }

    void add(Cursor follower) {
        if (count.incrementAndGet() > limits.maxFollowers()) {
            count.decrementAndGet();
            throw new TooManyFollowersException(id, limits.maxFollowers());
        }
        all.add(follower);
        followed = true; // not before it is there: nobody must look alone in between
        awaited = true;
        pump.signal();
    }

    void remove(Cursor follower, long now) {
        // Who leaves at the end of a lap is on the way back, also when others leave meanwhile.
        long gone = follower.isLapOver() ? now + HANDOVER_NANOS : now;
        since.accumulateAndGet(gone, (before, at) -> at - before > 0 ? at : before);
        if (all.remove(follower)) {
            count.decrementAndGet();
        }
    }

    int count() {
        return all.size();
    }

    /** For how long nobody has followed since the last one left, nanoseconds; 0 while somebody does, or nobody ever has. */
    long aloneFor(long now) {
        if (!followed || !all.isEmpty()) {
            return 0;
        }
        long alone = now - since.get();
        return alone >= 0 ? Math.max(1, alone) : 0;
    }

    private void tellAll() {
        awaited = false; // first: who begins to wait during this round says so again
        for (Cursor follower : all) {
            try {
                follower.wake();
            } catch (RuntimeException | Error e) {
                drop(follower, e);
            }
        }
    }

    /** Tells those who have heard nothing for a while that the operation is alive. */
    void beat(long now, LongFunction<BeatRecord> beatAt, LineEncoder encoder) {
        Frame beat = null;
        for (Cursor follower : all) {
            if (follower.needsBeat(now, limits.beat().toNanos())) {
                beat = beat == null ? encoder.passing(beatAt.apply(now)) : beat;
                follower.beat(beat);
            }
        }
        if (beat != null) {
            pump.signal();
        }
    }

    /** Ends the laps that are due, and gives up those who do not read. */
    void checkTimes(long now) {
        for (Cursor follower : all) {
            try {
                follower.checkLap(now);
                follower.checkStall(now, limits.stall().toNanos());
            } catch (RuntimeException | Error e) {
                drop(follower, e);
            }
        }
    }

    /** A transport that throws loses its follower; nobody else notices. */
    private void drop(Cursor follower, Throwable e) {
        LOG.log(Level.WARNING, "A follower of operation " + id + " threw and was closed", e);
        follower.close();
    }
}
