package io.progressstream.operation;

import org.jspecify.annotations.Nullable;

/** What a {@link Cursor} needs of its operation. All of it may be called from any thread and never waits. */
interface FollowedOperation {

    /** The kept record after this number, or the gap in which it stood; null: there is none yet. */
    @Nullable
    Frame after(long cursor);

    /** Whether the kept record of this number is the outcome. */
    boolean isLast(long cursor);

    /** The newest passing records. */
    Passing passing();

    /** The newest state record; null before the first change. */
    @Nullable
    Frame stateFrame();

    /** The engine's last look at the clock, nanoseconds. */
    long now();

    /** A follower has left. */
    void left(Cursor follower);
}
