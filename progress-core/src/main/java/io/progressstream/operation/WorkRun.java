package io.progressstream.operation;

import io.progressstream.CurrentProgress;
import io.progressstream.Problem;
import io.progressstream.Work;
import io.progressstream.record.RawJson;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the work of one operation on the thread that it is given, and ends the operation whatever becomes of it. */
final class WorkRun implements Runnable {
    private static final Logger LOG = System.getLogger(OperationEngine.class.getName());

    private final EngineParts engine;
    private final RunningOperation operation;
    private final Work<?> work;
    private final Runnable left;
    private final String ref;
    private Ending ending;

    WorkRun(EngineParts engine, RunningOperation operation, Work<?> work, Runnable left) {
        this.engine = engine;
        this.operation = operation;
        this.work = work;
        this.left = left;
        this.ref = engine.ref();
        this.ending = new Ending.Broken(ref); // unless the work gets to run
    }

    @Override
    public void run() {
        ending = work();
    }

    /**
     * Runs it inside of what carries the context of the thread that started it. Whatever that does, the slot is free afterwards and the operation
     * has ended.
     */
    void run(Runnable carried) {
        try {
            carried.run();
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.ERROR,
                    "The context of operation " + operation.id() + " could not be set or cleared, reference " + ref,
                    e);
        }
        release();
        left.run();
        operation.end(ending);
    }

    private void release() {
        try {
            operation.spec().afterWork().run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "What operation " + operation.id() + " used could not be released", e);
        }
    }

    private Ending work() {
        LifeCycle life = operation.life();
        life.begin();
        CurrentProgress.Scope scope = CurrentProgress.set(operation.sink());
        try {
            return returned(work.run(operation.sink()));
        } catch (
                Throwable e) { // an Error of the work is the operation's end too; nobody above could tell its followers
            return ending(e);
        } finally {
            scope.close();
            life.leave();
        }
    }

    private Ending ending(Throwable failure) {
        LifeCycle life = operation.life();
        if (Ending.isStop(failure, life.isCancelled())) {
            return Ending.Stopped.by(life.askedFor(), failure);
        }
        Optional<Problem> problem = problemOf(failure);
        if (problem.isPresent()) {
            Level level = problem.get().status() >= 500 ? Level.WARNING : Level.DEBUG;
            LOG.log(level, "Operation " + operation.id() + " failed with a problem for its user", failure);
            return new Ending.Refused(problem.get());
        }
        LOG.log(Level.ERROR, "Operation " + operation.id() + " failed, reference " + ref, failure);
        return new Ending.Broken(ref);
    }

    private Optional<Problem> problemOf(Throwable failure) {
        try {
            return Objects.requireNonNull(engine.failures().problemOf(failure), "problem");
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "The failure mapper failed; the failure counts as unexpected", e);
            return Optional.empty();
        }
    }

    /** A result that cannot be written does not undo the work: the outcome says that it is missing, the log says why. */
    private Ending returned(@Nullable Object result) {
        if (result == null) {
            return new Ending.Returned(Optional.empty(), Optional.empty());
        }
        try {
            return new Ending.Returned(Optional.of(RawJson.of(engine.codec().encode(result))), Optional.empty());
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.ERROR,
                    "The result of operation " + operation.id() + " cannot be written as JSON, reference " + ref,
                    e);
            return new Ending.Returned(Optional.empty(), Optional.of(ref));
        }
    }
}
