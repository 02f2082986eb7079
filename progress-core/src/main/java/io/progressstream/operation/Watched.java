package io.progressstream.operation;

/** What the sampler looks at. */
interface Watched {

    /**
     * One look.
     *
     * @param now nanoseconds
     * @return whether there is a reason to look again
     */
    boolean tick(long now);

    /** Followers that it has. */
    int followerCount();

    /** For the log. */
    String id();
}
