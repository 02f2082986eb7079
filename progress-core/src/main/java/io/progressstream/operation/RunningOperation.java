package io.progressstream.operation;

import io.progressstream.ItemError;
import io.progressstream.Message;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.Snapshot;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.store.Frame;
import io.progressstream.store.Journal;
import io.progressstream.store.Outcome;
import io.progressstream.store.Snapshots;
import io.progressstream.store.StoredOperation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One operation that runs here: it joins the journal, the meter, the followers and the life cycle, each of which is a class of its own. */
final class RunningOperation implements Operation, Reports, LiveView, Snapshots, Watched {
    private final EngineParts engine;
    private final OperationSpec spec;
    private final String id;
    private final Journal journal;
    private final StoredOperation stored;
    private final LineEncoder encoder;
    private final TaskTree tree;
    private final Meter meter;
    private final LifeCycle life;
    private final Standing standing;
    private final Messages messages;
    private final Following following;
    private final Sampling sampling;
    private final CompletableFuture<Operation> announced = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    private volatile String summary = "";
    private volatile @Nullable OutcomeRecord last;

    RunningOperation(EngineParts engine, OperationSpec spec, Journal journal) {
        this.engine = engine;
        this.spec = spec;
        this.journal = journal;
        this.stored = journal.operation();
        this.id = stored.entry().id();
        long started = engine.look();
        this.encoder = engine.encoderFor(id);
        this.tree = new TaskTree(this, spec.name(), engine.limits().maxTasksShown());
        this.meter = new Meter(tree, encoder, engine.limits().maxTasksShown(), started);
        this.life = new LifeCycle(spec, engine.limits());
        this.standing = new Standing(life, encoder);
        this.messages = new Messages(engine.codec());
        this.following = new Following(engine, stored, this, this);
        this.sampling = new Sampling(engine, this, life, meter, standing, following, started);
        keep(head());
    }

    private OperationRecord head() {
        return Records.operation(spec, id, life, engine.limits().beat().toMillis());
    }

    private boolean keep(ProgressRecord record) {
        return journal.append(encoder.encode(0, record)) != 0;
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
        return standing.state();
    }

    @Override
    public boolean isCancellable() {
        return life.isCancellable();
    }

    @Override
    public long seq() {
        return stored.seq();
    }

    @Override
    public String version() {
        return state() == OperationState.ENDED
                ? "ended-" + seq()
                : "running-" + seq() + '-' + meter.passing().version() + '-' + standing.version();
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

    @Override
    public int followerCount() {
        return following.count();
    }

    // ---- what the work tells it

    @Override
    public void line(Message message) {
        tell(keep(messages.line(message)));
    }

    @Override
    public void information(Message message) {
        tell(keep(messages.information(message)));
    }

    @Override
    public void error(ItemError error) {
        tell(keep(messages.error(error)));
    }

    private void tell(boolean taken) {
        if (!taken) {
            dropped();
        } else if (sampling.spoken()) {
            announce();
        }
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
        return stopped(life::cancel);
    }

    /** The engine asks the work to stop; the kind is how the operation ends if the work obeys. */
    void stop(OutcomeKind as) {
        stopped(() -> life.stop(as));
    }

    private CancelResult stopped(Supplier<CancelResult> request) {
        boolean before = life.isCancelled();
        CancelResult result = request.get();
        if (!before && life.isCancelled()) {
            tree.shut();
            tellState();
        }
        return result;
    }

    /** Tells followers where it stands now. */
    void tellState() {
        standing.tell();
        following.signal();
    }

    /** The server shuts down: tells followers when to come back if their stream breaks off. */
    void moving(Duration retry) {
        standing.moving(retry.toMillis());
        tellState();
    }

    boolean isStuck() {
        return standing.isStuck();
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
        OutcomeRecord record = Records.outcome(end, numbers, meter.millis(now), stored.clipped(), messages);
        last = record;
        journal.end(encoder.encode(0, record));
        Snapshot moment = look();
        journal.conclude(end, Snapshots.frozen(line(moment), encoder.document(moment)));
        following.over();
        announce();
        engine.deliver(() -> outcome.complete(end));
    }

    /** It has something to show, or runs for a while already: whoever waits for that goes on. */
    void announce() {
        if (!announced.isDone()) {
            engine.deliver(() -> announced.complete(this));
        }
    }

    boolean isAnnounced() {
        return announced.isDone();
    }

    // ---- its followers

    @Override
    public Follower follow(FollowSpec how, FollowerListener listener) {
        return following.join(how, listener);
    }

    @Override
    public byte[] snapshot() {
        return document();
    }

    @Override
    public byte[] line() {
        return line(look());
    }

    private byte[] line(Snapshot moment) {
        return encoder.encode(0, new SnapshotRecord(moment));
    }

    @Override
    public byte[] document() {
        return encoder.document(look());
    }

    /** One moment: it has ended from the moment on in which its outcome can be read. */
    private Snapshot look() {
        OutcomeRecord end = stored.outcomeSeq() == 0 ? null : last;
        long now = engine.look();
        return Records.snapshot(
                head(), state(end), stored, meter.read(now), meter.millis(now), sampling.idleMillis(now), end);
    }

    private OperationState state(@Nullable OutcomeRecord end) {
        if (end != null) {
            return OperationState.ENDED;
        }
        OperationState state = standing.state();
        return state == OperationState.ENDED ? OperationState.RUNNING : state;
    }

    @Override
    public Passing passing() {
        return meter.passing();
    }

    @Override
    public @Nullable Frame stateFrame() {
        return standing.frame();
    }

    // ---- time

    @Override
    public boolean tick(long now) {
        return sampling.tick(now);
    }
}
