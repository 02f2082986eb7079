package io.progressstream;

/** What happens to an operation when its last follower has left. */
public enum DisconnectPolicy {
    /** The work goes on. The default: a refresh must not break an import. */
    CONTINUE,
    /** The operation is cancelled when nobody comes back in time. */
    GRACE,
    /** The operation is cancelled at once. */
    CANCEL
}
