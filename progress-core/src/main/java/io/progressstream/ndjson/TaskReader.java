package io.progressstream.ndjson;

import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import org.jspecify.annotations.Nullable;

/** Reads what a record says of a task. */
final class TaskReader {
    private TaskReader() {}

    /** Null: the record speaks neither of a task nor of the operation's own counters. */
    static @Nullable TaskReport read(Members members) {
        String name = members.text("task");
        Long done = members.whole("done");
        Long total = members.whole("total");
        String unit = members.text("unit");
        Double rate = rate(members);
        if (name != null) {
            TaskState state = members.word("taskState", TaskState::ofWire);
            return new TaskReport(
                    name,
                    members.ordinal("taskId"),
                    members.ordinal("parentId"),
                    state == null ? TaskState.RUNNING : state,
                    members.percent("taskProgress"),
                    done,
                    total,
                    unit,
                    rate);
        }
        boolean counts = done != null || total != null || unit != null || rate != null;
        return counts ? new TaskReport(null, null, null, TaskState.RUNNING, null, done, total, unit, rate) : null;
    }

    private static @Nullable Double rate(Members members) {
        Double rate = members.number("rate");
        return rate == null || rate < 0 ? null : rate;
    }
}
