package io.progressstream.operation;

import io.progressstream.record.BeatRecord;
import io.progressstream.record.LapRecord;
import io.progressstream.store.Frame;
import io.progressstream.store.StoredOperation;
import java.time.Duration;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets followers read an operation: its kept records from the store, and what passes from where it runs. It subscribes to the store before
 * anybody reads, so that there is no moment between replay and live.
 */
final class Following {
    private final EngineParts engine;
    private final StoredOperation stored;
    private final LiveView live;
    private final Watched watched;
    private final Followers followers;
    private final LineEncoder encoder;
    private final Runnable unsubscribe;

    Following(EngineParts engine, StoredOperation stored, LiveView live, Watched watched) {
        this.engine = engine;
        this.stored = stored;
        this.live = live;
        this.watched = watched;
        this.encoder = engine.encoderFor(stored.entry().id());
        this.followers = new Followers(
                stored.entry().id(), engine.limits(), round -> new Pump(engine.delivery(), round), engine.now());
        this.unsubscribe = stored.subscribe(followers::signal);
    }

    /** The outcome was told: nothing comes any more, and the store lets go of the operation. */
    void over() {
        unsubscribe.run();
    }

    Follower join(FollowSpec how, FollowerListener listener) {
        long after = how.after().orElse(0);
        long newest = stored.seq();
        if (after < 0 || after > newest) {
            throw new IllegalArgumentException(
                    "The cursor must be from 0 to " + newest + ", the number of the newest record; was " + after);
        }
        long lapNanos = how.lap().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        Cursor cursor = new Cursor(this, listener, after, how.after().isPresent() ? seen() : Seen.NOTHING, lapNanos);
        followers.add(cursor);
        engine.watch(watched);
        return cursor;
    }

    /** A snapshot, and what passed before it: what passes while it is taken is told again, never missed. */
    private Seen seen() {
        long version = passing().version();
        Frame state = stateFrame();
        return new Seen(Frame.passing(stored.snapshots().line()), version, state);
    }

    void left(Cursor follower) {
        followers.remove(follower, engine.now());
        engine.left();
    }

    /** There is something to tell that the store does not know of. */
    void signal() {
        followers.signal();
    }

    /** See {@link Followers#waits}. */
    void waits() {
        followers.waits();
    }

    int count() {
        return followers.count();
    }

    /** See {@link Followers#aloneFor}. */
    long aloneFor(long now) {
        return followers.aloneFor(now);
    }

    /** See {@link Followers#beat}. */
    void beat(long now, LongFunction<BeatRecord> beatAt) {
        followers.beat(now, beatAt, encoder);
    }

    /** See {@link Followers#checkTimes}. */
    void checkTimes(long now) {
        followers.checkTimes(now);
    }

    @Nullable
    Frame after(long cursor) {
        return stored.after(cursor);
    }

    /** The end of a lap. */
    Frame lap(long cursor) {
        return encoder.passing(new LapRecord(cursor));
    }

    /** Whether the kept record of this number is the outcome. */
    boolean isLast(long cursor) {
        return cursor > 0 && cursor == stored.outcomeSeq();
    }

    Passing passing() {
        return stored.outcomeSeq() == 0 ? live.passing() : Passing.NONE;
    }

    @Nullable
    Frame stateFrame() {
        return live.stateFrame();
    }

    /** The engine's last look at the clock, nanoseconds. */
    long now() {
        return engine.now();
    }
}
