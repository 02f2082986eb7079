package io.progressstream.operation;

import io.progressstream.DisconnectPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How an operation is to be run. Immutable; each {@code with…} method answers a new one.
 *
 * @param name for people
 * @param owner whom it belongs to
 * @param followPrefix path under which operations are followed, ending with {@code /}; the id is put behind it. Empty: the operation
 *     cannot be followed by a later request
 * @param cancellable whether it can be cancelled, until the work says otherwise
 * @param interrupt whether the thread of the work is interrupted when it is asked to stop
 * @param onDisconnect what happens when its last follower has left
 * @param timeout how long it may run before it is asked to stop and ends as {@code expired}; empty: as long as it takes
 * @param afterWork runs once after the work has returned or thrown and before the outcome is told, on the thread of the work; releases
 *     what the work used, such as its upload
 */
public record OperationSpec(
        String name,
        Optional<String> owner,
        Optional<String> followPrefix,
        boolean cancellable,
        boolean interrupt,
        DisconnectPolicy onDisconnect,
        Optional<Duration> timeout,
        Runnable afterWork) {

    private static final Runnable NOTHING = () -> {};

    /** Checks. */
    public OperationSpec {
        Objects.requireNonNull(name, "name");
        timeout.ifPresent(time -> {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("timeout must be positive, was " + time);
            }
        });
    }

    /** An operation with this name: cancellable, not interrupted, continued without followers, without a timeout. */
    public static OperationSpec named(String name) {
        return new OperationSpec(
                name,
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                DisconnectPolicy.CONTINUE,
                Optional.empty(),
                NOTHING);
    }

    /** The same with an owner. */
    public OperationSpec withOwner(String newOwner) {
        return new OperationSpec(
                name, Optional.of(newOwner), followPrefix, cancellable, interrupt, onDisconnect, timeout, afterWork);
    }

    /** The same, to be followed at {@code prefix + id}. */
    public OperationSpec withFollowPrefix(String prefix) {
        return new OperationSpec(
                name, owner, Optional.of(prefix), cancellable, interrupt, onDisconnect, timeout, afterWork);
    }

    /** The same, cancellable or not. */
    public OperationSpec withCancellable(boolean value) {
        return new OperationSpec(name, owner, followPrefix, value, interrupt, onDisconnect, timeout, afterWork);
    }

    /** The same, with the thread of the work interrupted or not when it is asked to stop. */
    public OperationSpec withInterrupt(boolean value) {
        return new OperationSpec(name, owner, followPrefix, cancellable, value, onDisconnect, timeout, afterWork);
    }

    /** The same with a policy for when the last follower has left. */
    public OperationSpec withOnDisconnect(DisconnectPolicy policy) {
        return new OperationSpec(name, owner, followPrefix, cancellable, interrupt, policy, timeout, afterWork);
    }

    /** The same with a timeout. */
    public OperationSpec withTimeout(Duration time) {
        return new OperationSpec(
                name, owner, followPrefix, cancellable, interrupt, onDisconnect, Optional.of(time), afterWork);
    }

    /** The same with one more thing to do after the work, after those given before. */
    public OperationSpec withAfterWork(Runnable action) {
        Runnable before = afterWork;
        Runnable both = before == NOTHING
                ? action
                : () -> {
                    try {
                        before.run();
                    } finally {
                        action.run();
                    }
                };
        return new OperationSpec(name, owner, followPrefix, cancellable, interrupt, onDisconnect, timeout, both);
    }
}
