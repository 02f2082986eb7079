package io.progressstream.operation;

import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.BeatRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What time changes of an operation that runs: at each look of the sampler, what has moved is told, silence is noticed, and work whose time is
 * up is asked to stop. Only {@link #spoken} and {@link #idleMillis} are called by other threads than the sampler's.
 */
final class Sampling {
    private static final Logger LOG = System.getLogger(Operation.class.getName());

    private final EngineParts engine;
    private final RunningOperation operation;
    private final LifeCycle life;
    private final Meter meter;
    private final Standing standing;
    private final Following following;
    private final long started;

    /** Until when there is no need to look at what only time changes. */
    private long quietUntil;

    private volatile boolean spoken;
    private volatile long lastReport;

    Sampling(
            EngineParts engine,
            RunningOperation operation,
            LifeCycle life,
            Meter meter,
            Standing standing,
            Following following,
            long started) {
        this.engine = engine;
        this.operation = operation;
        this.life = life;
        this.meter = meter;
        this.standing = standing;
        this.following = following;
        this.started = started;
        this.lastReport = started;
        this.quietUntil = started;
    }

    /** The work has said something that the meter does not see. Answers whether that is news since the last look. */
    boolean spoken() {
        boolean news = !spoken;
        if (news) {
            spoken = true;
        }
        return news;
    }

    /** For how long the work has reported nothing, milliseconds. */
    long idleMillis(long now) {
        return Math.max(0, (now - lastReport) / 1_000_000);
    }

    /** One look; see {@link Watched#tick}. A line alone is no reason for a full one, unless somebody was told that the work is stuck. */
    boolean tick(long now) {
        boolean line = spoken;
        if (line) {
            spoken = false;
            lastReport = now;
        }
        if (now - quietUntil < 0 && !meter.mayHaveNews() && !(line && standing.isStuck())) {
            return true;
        }
        boolean running = life.state() != OperationState.ENDED;
        if (running) {
            sample(now);
            checkStuck(now);
            stopIfDue(now);
        }
        following.beat(now, at -> new BeatRecord(meter.millis(at), idleMillis(at)));
        following.checkTimes(now);
        quietUntil = operation.isAnnounced() ? now + engine.quietNanos() : now;
        return running || following.count() > 0;
    }

    private void sample(long now) {
        Passing before = meter.passing();
        boolean moved = meter.sample(now);
        if (moved) {
            lastReport = now;
        }
        if (moved || now - started >= engine.limits().announceAfter().toNanos()) {
            operation.announce();
        }
        if (meter.passing() != before) {
            following.signal();
        }
    }

    private void checkStuck(long now) {
        boolean stuck = engine.isStuck(now - lastReport);
        if (standing.stuck(stuck)) {
            if (stuck) {
                LOG.log(
                        Level.WARNING,
                        "Operation " + operation.id() + " has reported nothing for " + idleMillis(now) + " ms");
            }
            operation.tellState();
        }
    }

    private void stopIfDue(long now) {
        if (life.isCancelled()) {
            return;
        }
        if (life.isOverdue(now - started, now - lastReport)) {
            operation.stop(OutcomeKind.EXPIRED);
        }
        long alone = following.aloneFor(now);
        if (alone > 0 && life.isAbandoned(alone)) {
            operation.cancel();
        }
    }
}
