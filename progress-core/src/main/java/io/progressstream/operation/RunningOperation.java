package io.progressstream.operation;

import io.progressstream.ItemError;
import io.progressstream.Message;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.BeatRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.Snapshot;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.record.StateRecord;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One operation: it joins the log, the meter, the followers and the life cycle, each of which is a class of its own. */
final class RunningOperation implements Operation, Reports, FollowedOperation {
    private final EngineParts engine;
    private final OperationSpec spec;
    private final String id;
    private final long started;
    private final LineEncoder encoder;
    private final RecordLog log;
    private final TaskTree tree;
    private final Meter meter;
    private final LifeCycle life;
    private final Messages messages;
    private final Followers followers;
    private final CompletableFuture<Operation> announced = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    private volatile boolean reported;
    private volatile long lastReport;
    private volatile String summary = "";
    private volatile @Nullable Frame stateFrame;
    private volatile @Nullable OutcomeRecord last;

    RunningOperation(EngineParts engine, OperationSpec spec, String id) {
        EngineLimits limits = engine.limits();
        this.engine = engine;
        this.spec = spec;
        this.id = id;
        this.started = engine.look();
        this.lastReport = started;
        this.encoder = engine.encoderFor(id);
        this.log = new RecordLog(encoder, limits.maxKeptRecords(), limits.maxKeptBytes());
        this.tree = new TaskTree(this, spec.name(), limits.maxTasksShown());
        this.meter = new Meter(tree, encoder, limits.maxTasksShown(), started);
        this.life = new LifeCycle(spec);
        this.messages = new Messages(engine.codec());
        this.followers = new Followers(id, limits, round -> new Pump(engine.delivery(), round), started);
        log.append(head());
    }

    private OperationRecord head() {
        return Records.operation(
                spec, id, life.isCancellable(), engine.limits().beat().toMillis());
    }

    // ---- what it is

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Optional<String> owner() {
        return spec.owner();
    }

    @Override
    public OperationState state() {
        return life.state();
    }

    @Override
    public boolean isCancellable() {
        return life.isCancellable();
    }

    @Override
    public long seq() {
        return log.seq();
    }

    @Override
    public CompletionStage<Operation> announced() {
        return announced.minimalCompletionStage();
    }

    @Override
    public CompletionStage<Outcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    OperationSpec spec() {
        return spec;
    }

    LifeCycle life() {
        return life;
    }

    TaskNode sink() {
        return tree.root();
    }

    long keptBytes() {
        return log.bytes();
    }

    int followerCount() {
        return followers.count();
    }

    // ---- what the work tells it

    @Override
    public void line(Message message) {
        tell(log.append(messages.line(message)));
    }

    @Override
    public void information(Message message) {
        tell(log.append(messages.information(message)));
    }

    @Override
    public boolean error(ItemError error) {
        return tell(log.append(messages.error(error)));
    }

    private boolean tell(boolean taken) {
        if (taken) {
            if (!reported) {
                reported = true;
                announce();
            }
            followers.signal();
        } else {
            dropped();
        }
        return taken;
    }

    @Override
    public void summary(String text) {
        summary = text;
    }

    @Override
    public void dropped() {
        engine.dropped();
    }

    @Override
    public boolean isCancelled() {
        return life.isCancelled();
    }

    @Override
    public void cancellable(boolean cancellable) {
        if (life.cancellable(cancellable)) {
            tellState();
        }
    }

    // ---- its end

    @Override
    public CancelResult cancel() {
        return cancel(OutcomeKind.CANCELLED);
    }

    /** Asks the work to stop; the kind is how the operation ends if the work obeys. */
    CancelResult cancel(OutcomeKind as) {
        boolean before = life.isCancelled();
        CancelResult result = life.cancel(as);
        if (!before && life.isCancelled()) {
            tree.shut();
            tellState();
        }
        return result;
    }

    private void tellState() {
        OperationState state = life.state();
        if (state != OperationState.ENDED) {
            stateFrame = encoder.passing(new StateRecord(state, life.isCancellable()));
            followers.signal();
        }
    }

    /** Ends it; the first end counts. */
    void end(Ending ending) {
        if (!life.end()) {
            return;
        }
        if (ending instanceof Ending.Returned) {
            tree.finish(tree.root());
        } else {
            tree.fail(tree.root());
        }
        tree.shut();
        long now = engine.look();
        Meter.Reading numbers = meter.read(now);
        Outcome end = ending.outcome(summary, numbers.ok(), numbers.bad());
        OutcomeRecord record = Records.outcome(end, numbers, meter.millis(now), log.clipped(), messages);
        last = record;
        log.end(record);
        announce();
        followers.signal();
        engine.deliver(() -> outcome.complete(end));
    }

    private void announce() {
        if (!announced.isDone()) {
            engine.deliver(() -> announced.complete(this));
        }
    }

    // ---- its followers

    @Override
    public Follower follow(FollowerListener listener) {
        return join(new Cursor(this, listener, 0, null));
    }

    @Override
    public Follower resume(long after, FollowerListener listener) {
        long newest = log.seq();
        if (after < 0 || after > newest) {
            throw new IllegalArgumentException(
                    "The cursor must be from 0 to " + newest + ", the number of the newest record; was " + after);
        }
        return join(new Cursor(this, listener, after, encoder.passing(new SnapshotRecord(look()))));
    }

    private Follower join(Cursor cursor) {
        followers.add(cursor);
        engine.watch(this);
        return cursor;
    }

    @Override
    public void left(Cursor follower) {
        followers.remove(follower, engine.now());
        engine.left();
    }

    @Override
    public byte[] snapshot() {
        return encoder.document(look());
    }

    private Snapshot look() {
        long now = engine.look();
        return Records.snapshot(head(), life.state(), log, meter.read(now), meter.millis(now), idle(now), last);
    }

    @Override
    public @Nullable Frame after(long cursor) {
        return log.after(cursor);
    }

    @Override
    public boolean isLast(long cursor) {
        Frame frame = cursor == log.seq() && cursor > 0 ? log.after(cursor - 1) : null;
        return frame != null && frame.seq() == cursor && frame.isLast();
    }

    @Override
    public Passing passing() {
        return life.state() == OperationState.ENDED ? Passing.NONE : meter.passing();
    }

    @Override
    public @Nullable Frame stateFrame() {
        return stateFrame;
    }

    @Override
    public long now() {
        return engine.now();
    }

    // ---- time

    /** Called by the sampler; answers whether there is a reason to call again. */
    boolean tick(long now) {
        boolean running = life.state() != OperationState.ENDED;
        if (running) {
            sample(now);
            stopIfDue(now);
        }
        followers.tick(now, at -> new BeatRecord(meter.millis(at), idle(at)), encoder);
        return running || followers.count() > 0;
    }

    private void sample(long now) {
        Passing before = meter.passing();
        boolean moved = meter.sample(now);
        if (moved || reported) {
            reported = false;
            lastReport = now;
        }
        if (moved || now - started >= engine.limits().announceAfter().toNanos()) {
            announce();
        }
        if (meter.passing() != before) {
            followers.signal();
        }
    }

    private void stopIfDue(long now) {
        if (life.isCancelled()) {
            return;
        }
        if (life.isOverdue(now - started)) {
            cancel(OutcomeKind.EXPIRED);
        }
        long alone = followers.aloneFor(now);
        if (alone > 0 && life.isAbandoned(alone, engine.limits().grace())) {
            cancel(OutcomeKind.CANCELLED);
        }
    }

    private long idle(long now) {
        return Math.max(0, (now - lastReport) / 1_000_000);
    }
}
