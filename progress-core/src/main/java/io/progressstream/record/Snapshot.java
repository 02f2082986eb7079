package io.progressstream.record;

import io.progressstream.OperationState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation stands at one moment.
 *
 * @param operation what runs; {@code cancellable} as it is now
 * @param state where it stands; null: absent
 * @param seq number of the newest kept record at that moment; 0: none
 * @param progress how far the whole operation is, without a task; null: absent
 * @param idle milliseconds since the work last reported anything; null: absent
 * @param clipped kept records that the server no longer has, so far
 * @param tasks one for each task that is shown, and one without a name for the operation's own counters, where it has any; unmodifiable
 * @param outcome how it ended; null: it has not
 */
public record Snapshot(
        OperationRecord operation,
        @Nullable OperationState state,
        long seq,
        @Nullable ProgressReport progress,
        @Nullable Long idle,
        long clipped,
        List<TaskReport> tasks,
        @Nullable OutcomeRecord outcome) {
    /** Checks and copies. */
    public Snapshot {
        Objects.requireNonNull(operation, "operation");
        Whole.check("seq", seq);
        if (progress != null && progress.task() != null) {
            throw new IllegalArgumentException("the progress of a snapshot has no task: the tasks stand in their list");
        }
        Whole.check("idle", idle);
        Whole.check("clipped", clipped);
        tasks = List.copyOf(tasks);
    }
}
