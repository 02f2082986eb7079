package io.progressstream.operation;

/** What became of the wish to cancel an operation. */
public enum CancelResult {
    /** The work was asked to stop, now or before. */
    ACCEPTED,
    /** It had ended already. */
    ENDED,
    /** It cannot be cancelled at the moment, for example because it commits. */
    REFUSED
}
