package io.progressstream.operation;

import io.progressstream.OperationState;
import io.progressstream.store.Frame;
import io.progressstream.store.Outcome;
import io.progressstream.store.StoredOperation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An operation that has ended, as the store keeps it. */
final class KeptOperation implements Operation, LiveView, Watched {
    private final StoredOperation stored;
    private final Following following;

    KeptOperation(EngineParts engine, StoredOperation stored) {
        this.stored = stored;
        this.following = new Following(engine, stored, this, this);
    }

    @Override
    public String id() {
        return stored.entry().id();
    }

    @Override
    public String name() {
        return stored.entry().name();
    }

    @Override
    public Optional<String> owner() {
        return stored.entry().owner();
    }

    @Override
    public OperationState state() {
        return OperationState.ENDED;
    }

    @Override
    public boolean isCancellable() {
        return false;
    }

    @Override
    public CancelResult cancel() {
        return CancelResult.ENDED;
    }

    @Override
    public Follower follow(FollowSpec how, FollowerListener listener) {
        return following.join(how, listener);
    }

    @Override
    public byte[] snapshot() {
        return stored.snapshots().document();
    }

    @Override
    public long seq() {
        return stored.seq();
    }

    @Override
    public String version() {
        return "ended-" + stored.seq();
    }

    @Override
    public CompletionStage<Operation> announced() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public CompletionStage<Outcome> outcome() {
        return CompletableFuture.completedStage(stored.outcome().orElseThrow());
    }

    @Override
    public Passing passing() {
        return Passing.NONE;
    }

    @Override
    public @Nullable Frame stateFrame() {
        return null;
    }

    @Override
    public boolean tick(long now) {
        following.checkTimes(now);
        return following.count() > 0;
    }

    @Override
    public int followerCount() {
        return following.count();
    }
}
