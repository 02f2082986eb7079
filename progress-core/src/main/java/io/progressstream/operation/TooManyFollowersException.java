package io.progressstream.operation;

/** An operation has as many followers as it may have. */
public final class TooManyFollowersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyFollowersException(String id, int limit) {
        super("Operation " + id + " has " + limit + " followers already; raise maxFollowers if that is meant");
    }
}
