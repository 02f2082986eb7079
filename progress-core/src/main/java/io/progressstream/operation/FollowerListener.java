package io.progressstream.operation;

/**
 * What a transport hears of its follower. Called by threads of the engine's that serve others too: an implementation must not
 * wait, neither for a client nor for a lock that somebody holds while waiting for a client.
 */
@FunctionalInterface
public interface FollowerListener {

    /**
     * There may be something to {@link Follower#poll}. Called once after each poll that answered empty; not called while records
     * wait to be polled. May be called although there is nothing, and before {@code follow} has returned.
     */
    void available();

    /**
     * Records have waited for longer than the engine's stall limit, and nobody polled; or the outcome was handed out, and the follower
     * was not closed for so long: the client does not read. Called once; the transport should break the connection and close
     * the follower.
     */
    default void stalled() {}
}
