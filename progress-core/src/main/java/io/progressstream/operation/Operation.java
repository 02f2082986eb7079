package io.progressstream.operation;

import io.progressstream.OperationState;
import io.progressstream.store.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One run of long work. All methods may be called from any thread and never wait. */
public interface Operation {

    /** 22 characters of the base64url alphabet: 128 random bits. Knowing it is no permission: compare the {@link #owner} too. */
    String id();

    /** Its name, for people. */
    String name();

    /** Whom it belongs to; empty: nobody in particular. */
    Optional<String> owner();

    /** Where it stands. */
    OperationState state();

    /** Whether it can be cancelled now. */
    boolean isCancellable();

    /** Asks the work to stop. Repeating it changes nothing. */
    CancelResult cancel();

    /**
     * Joins. A reader that joins later and has the outcome already gets the snapshot, which holds it, and nothing more.
     *
     * @throws IllegalArgumentException if the cursor is negative or beyond the newest record
     * @throws TooManyFollowersException if the limit of followers is reached
     */
    Follower follow(FollowSpec spec, FollowerListener listener);

    /** Joins {@linkplain FollowSpec#fromStart from the beginning}, until the outcome. */
    default Follower follow(FollowerListener listener) {
        return follow(FollowSpec.fromStart(), listener);
    }

    /** Joins {@linkplain FollowSpec#after later}, until the outcome. */
    default Follower resume(long after, FollowerListener listener) {
        return follow(FollowSpec.after(after), listener);
    }

    /** The object of a snapshot record as it is now, JSON in UTF-8 without a line end. */
    byte[] snapshot();

    /** The number of the newest kept record. */
    long seq();

    /** Names what the snapshot says, but for the time that passes: two that are equal say the same. */
    String version();

    /**
     * Completes when the operation has something to say: at its first report (a position: within a sampling interval), at its end,
     * or after the engine's announcement delay (250 ms). Until then a transport should keep its response uncommitted, so that
     * an early failure can still be an ordinary HTTP error. Dependents run on a thread of the engine's and must not wait.
     */
    CompletionStage<Operation> announced();

    /** Completes with the outcome, always normally. Dependents run on a thread of the engine's and must not wait. */
    CompletionStage<Outcome> outcome();
}
