package io.progressstream.ndjson;

import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a record says of a task. */
final class TaskReader {
    private static final List<String> KEYS = List.of("task", "taskId", "done", "total", "unit", "rate");

    private TaskReader() {}

    /** Null: the record speaks neither of a task nor of the operation's own counters. */
    static @Nullable TaskReport read(Members members) {
        if (KEYS.stream().noneMatch(members::has)) {
            return null;
        }
        TaskState state = members.word("taskState", TaskState::ofWire);
        Double rate = members.number("rate");
        return new TaskReport(
                members.text("task"),
                members.whole("taskId"),
                members.whole("parentId"),
                state == null ? TaskState.RUNNING : state,
                members.percent("taskProgress"),
                members.whole("done"),
                members.whole("total"),
                members.text("unit"),
                rate == null || rate < 0 ? null : rate);
    }
}
