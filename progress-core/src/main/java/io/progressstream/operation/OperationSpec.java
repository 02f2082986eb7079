package io.progressstream.operation;

import io.progressstream.DisconnectPolicy;
import io.progressstream.store.IdempotencyKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** How an operation is to be run. Immutable; each {@code with…} method answers a new one. */
public final class OperationSpec {
    private String name;
    private Optional<String> owner = Optional.empty();
    private Optional<String> followPrefix = Optional.empty();
    private Optional<IdempotencyKey> key = Optional.empty();
    private Optional<String> exclusive = Optional.empty();
    private boolean cancellable = true;
    private boolean interrupt;
    private Optional<DisconnectPolicy> onDisconnect = Optional.empty();
    private Optional<Duration> grace = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private Optional<Duration> idleTimeout = Optional.empty();
    private Runnable afterWork = () -> {};

    private OperationSpec(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /** An operation with this name: cancellable, not interrupted, without a timeout, and without followers as the engine says. */
    public static OperationSpec named(String name) {
        return new OperationSpec(name);
    }

    /** A copy with a change, which is made before anybody else sees it. */
    private OperationSpec with(Consumer<OperationSpec> change) {
        OperationSpec copy = new OperationSpec(name);
        copy.owner = owner;
        copy.followPrefix = followPrefix;
        copy.key = key;
        copy.exclusive = exclusive;
        copy.cancellable = cancellable;
        copy.interrupt = interrupt;
        copy.onDisconnect = onDisconnect;
        copy.grace = grace;
        copy.timeout = timeout;
        copy.idleTimeout = idleTimeout;
        copy.afterWork = afterWork;
        change.accept(copy);
        return copy;
    }

    /** The same with an owner. */
    public OperationSpec withOwner(String newOwner) {
        Objects.requireNonNull(newOwner, "owner");
        return with(copy -> copy.owner = Optional.of(newOwner));
    }

    /** The same, to be followed at {@code prefix + id}. */
    public OperationSpec withFollowPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return with(copy -> copy.followPrefix = Optional.of(prefix));
    }

    /** The same, started at most once by its owner under this key. */
    public OperationSpec withIdempotencyKey(IdempotencyKey newKey) {
        Objects.requireNonNull(newKey, "key");
        return with(copy -> copy.key = Optional.of(newKey));
    }

    /**
     * The same, as the only one that runs under this name, whoever owns it: one import for each customer, say. Another one is refused with {@link
     * OperationOccupiedException}.
     */
    public OperationSpec withExclusive(String what) {
        Objects.requireNonNull(what, "what");
        return with(copy -> copy.exclusive = Optional.of(what));
    }

    /** The same, cancellable or not. */
    public OperationSpec withCancellable(boolean value) {
        return with(copy -> copy.cancellable = value);
    }

    /** The same, with the thread of the work interrupted or not when it is asked to stop. */
    public OperationSpec withInterrupt(boolean value) {
        return with(copy -> copy.interrupt = value);
    }

    /** The same with a policy for when the last follower has left. */
    public OperationSpec withOnDisconnect(DisconnectPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return with(copy -> copy.onDisconnect = Optional.of(policy));
    }

    /** The same, cancelled when its last follower has left and nobody has come back for so long. */
    public OperationSpec withGrace(Duration time) {
        positive("grace", time);
        return with(copy -> {
            copy.onDisconnect = Optional.of(DisconnectPolicy.GRACE);
            copy.grace = Optional.of(time);
        });
    }

    /** The same with a time after which it is asked to stop and ends as {@code expired}, whatever it reports. */
    public OperationSpec withTimeout(Duration time) {
        positive("timeout", time);
        return with(copy -> copy.timeout = Optional.of(time));
    }

    /** The same with a time without a report after which it is asked to stop and ends as {@code expired}. */
    public OperationSpec withIdleTimeout(Duration time) {
        positive("idleTimeout", time);
        return with(copy -> copy.idleTimeout = Optional.of(time));
    }

    private static void positive(String what, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, was " + time);
        }
    }

    /** The same with one more thing to do after the work, after those given before. */
    public OperationSpec withAfterWork(Runnable action) {
        Objects.requireNonNull(action, "action");
        Runnable before = afterWork;
        return with(copy -> copy.afterWork = () -> {
            try {
                before.run();
            } finally {
                action.run();
            }
        });
    }

    /** For people. */
    public String name() {
        return name;
    }

    /** Whom it belongs to; empty: nobody in particular. */
    public Optional<String> owner() {
        return owner;
    }

    /** Path under which operations are followed, ending with {@code /}; empty: it cannot be followed by a later request. */
    public Optional<String> followPrefix() {
        return followPrefix;
    }

    /** Under which its owner starts it at most once; empty: as often as it is started. */
    public Optional<IdempotencyKey> key() {
        return key;
    }

    /** What no other running operation may work on; empty: nothing. */
    public Optional<String> exclusive() {
        return exclusive;
    }

    /** Whether it can be cancelled, until the work says otherwise. */
    public boolean cancellable() {
        return cancellable;
    }

    /** Whether the thread of the work is interrupted when it is asked to stop. */
    public boolean interrupt() {
        return interrupt;
    }

    /** What happens when its last follower has left; empty: what the engine says. */
    public Optional<DisconnectPolicy> onDisconnect() {
        return onDisconnect;
    }

    /** How long it goes on without a follower under {@link DisconnectPolicy#GRACE}; empty: as long as the engine says. */
    public Optional<Duration> grace() {
        return grace;
    }

    /** How long it may run; empty: as long as it takes. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    /** How long it may report nothing; empty: as long as it likes. */
    public Optional<Duration> idleTimeout() {
        return idleTimeout;
    }

    /**
     * Runs once after the work has returned or thrown and before the outcome is told, on the thread of the work; releases what the work used,
     * such as its upload.
     */
    public Runnable afterWork() {
        return afterWork;
    }
}
