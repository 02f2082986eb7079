package io.progressstream.servlet;

import io.progressstream.operation.FollowSpec;
import io.progressstream.operation.Follower;
import io.progressstream.operation.FollowerListener;
import io.progressstream.operation.Operation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Waits for an operation to change: it follows it for one lap, and leaves at the first news or at the lap's end. */
final class Change implements FollowerListener {
    private final Operation operation;
    private final String version;
    private final Runnable then;
    private final AtomicReference<@Nullable Follower> follower = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * A change from a version.
     *
     * @param then called once, when the version is another or the time is over
     */
    Change(Operation operation, String version, Runnable then) {
        this.operation = operation;
        this.version = version;
        this.then = then;
    }

    /**
     * Begins to wait. Does not block.
     *
     * @throws io.progressstream.operation.TooManyFollowersException if the limit of followers is reached
     */
    void await(Duration time) {
        Follower joined = operation.follow(FollowSpec.after(operation.seq()).withLap(time), this);
        follower.set(joined);
        look();
    }

    @Override
    public void available() {
        look();
    }

    private void look() {
        Follower joined = follower.get();
        if (joined == null) {
            return; // await looks when it has joined
        }
        while (joined.poll().isPresent()) {
            // what it says does not matter: the version tells whether it is news
        }
        if ((joined.isEnded() || !operation.version().equals(version)) && over.compareAndSet(false, true)) {
            joined.close();
            then.run();
        }
    }
}
