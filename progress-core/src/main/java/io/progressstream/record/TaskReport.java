package io.progressstream.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far one task is. Without a name it holds the counters of the operation itself, and the parts that only a task has are not written.
 *
 * @param name of the task; null: the operation itself
 * @param id from 1, unique in the operation; goes with the name; null: absent
 * @param parentId id of the task that this one is a part of; null: a part of the operation
 * @param state where the task stands
 * @param progress 0 to 100 of this task, written with two decimals; null: indeterminate, or the operation itself
 * @param done in {@code unit}; null: absent
 * @param total in {@code unit}; null: not known
 * @param unit what is counted, for example {@code rows}; null: absent
 * @param rate units per second at the moment, written with three decimals; null: absent
 */
public record TaskReport(
        @Nullable String name,
        @Nullable Long id,
        @Nullable Long parentId,
        TaskState state,
        @Nullable Double progress,
        @Nullable Long done,
        @Nullable Long total,
        @Nullable String unit,
        @Nullable Double rate) {
    /** Checks. */
    public TaskReport {
        Whole.check("id", id);
        Whole.check("parentId", parentId);
        Objects.requireNonNull(state, "state");
        Percent.check("progress", progress);
        Whole.check("done", done);
        Whole.check("total", total);
        if (rate != null && !(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be finite and not negative, was " + rate);
        }
    }
}
