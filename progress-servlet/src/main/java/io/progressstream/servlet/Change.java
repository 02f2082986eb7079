package io.progressstream.servlet;

import io.progressstream.operation.FollowSpec;
import io.progressstream.operation.Follower;
import io.progressstream.operation.FollowerListener;
import io.progressstream.operation.Operation;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Waits for an operation to change: it follows it for one lap, and leaves at the first news or at the lap's end. */
final class Change implements FollowerListener {
    private final Operation operation;
    private final String version;
    private final Runnable then;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Follower follower;
    private boolean over;

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
        lock.lock();
        try {
            follower = joined;
        } finally {
            lock.unlock();
        }
        look();
    }

    @Override
    public void available() {
        look();
    }

    /** Called by the thread of the request and by that of the news, perhaps at once. */
    private void look() {
        lock.lock();
        try {
            if (over || follower == null || !hasCome(follower)) {
                return; // before it has joined, await will look
            }
            over = true;
            follower.close();
        } finally {
            lock.unlock();
        }
        then.run();
    }

    private boolean hasCome(Follower joined) {
        while (joined.poll().isPresent()) {
            // what it says does not matter: the version tells whether it is news
        }
        return joined.isEnded() || !operation.version().equals(version);
    }
}
