package io.progressstream.servlet;

import io.progressstream.operation.Follower;
import io.progressstream.store.Frame;
import java.util.Optional;

/** What a follower hands out. */
record FollowerBody(Follower follower) implements Body {

    @Override
    public Optional<byte[]> next() {
        return follower.poll().map(Frame::line);
    }

    @Override
    public boolean isEnded() {
        return follower.isEnded();
    }

    @Override
    public void close() {
        follower.close();
    }
}
