package io.progressstream.ndjson;

import io.progressstream.record.ProgressReport;
import io.progressstream.record.Snapshot;
import io.progressstream.record.TaskReport;
import java.util.List;

/** Writes the object of a snapshot. */
final class SnapshotWriter {
    /** Room for the end of the object and of the line. */
    private static final int END = 64;

    private final JsonBuffer out;
    private final Fields fields;
    private final RecordWriter records;
    private final RecordLimits limits;

    SnapshotWriter(JsonBuffer out, Fields fields, RecordWriter records, RecordLimits limits) {
        this.out = out;
        this.fields = fields;
        this.records = records;
        this.limits = limits;
    }

    /** Writes it whole, its outcome within the limits of a record. */
    void write(Snapshot snapshot) {
        write(snapshot, Integer.MAX_VALUE, limits.recordBytes(), limits.resultBytes());
    }

    /**
     * Writes it so that it ends within so many bytes of the buffer: a text of the outcome that takes more than an eighth of them is
     * cut, a result that takes more than a quarter is left out, and so are tasks for which there is no room then.
     */
    void write(Snapshot snapshot, int maxBytes) {
        write(snapshot, maxBytes, maxBytes / 8, Math.min(maxBytes / 4, limits.resultBytes()));
    }

    private void write(Snapshot snapshot, int maxBytes, int textRoom, int resultRoom) {
        out.startObject();
        fields.operation(snapshot.operation());
        if (snapshot.state() != null) {
            out.key(Keys.STATE);
            out.json(Words.STATES.get(snapshot.state()));
        }
        out.key(Keys.SEQ);
        out.number(snapshot.seq());
        ProgressReport progress = snapshot.progress();
        if (progress != null) {
            fields.percent(Keys.PROGRESS, progress.progress());
            fields.numbers(progress);
        }
        fields.whole(Keys.IDLE, snapshot.idle());
        fields.count(Keys.CLIPPED, snapshot.clipped());
        if (snapshot.outcome() != null) {
            out.key(Keys.ENDED_AS);
            records.outcome(snapshot.seq(), snapshot.outcome(), textRoom, resultRoom);
        }
        tasks(snapshot.tasks(), maxBytes - END);
        out.endObject();
    }

    private void tasks(List<TaskReport> tasks, int maxBytes) {
        if (tasks.isEmpty()) {
            return;
        }
        out.key(Keys.TASKS);
        out.startArray();
        for (TaskReport task : tasks) {
            int before = out.length();
            out.startObject();
            fields.task(task);
            out.endObject();
            if (out.length() > maxBytes) {
                out.truncate(before);
                break;
            }
        }
        out.endArray();
    }
}
