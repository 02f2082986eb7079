package io.progressstream.ndjson;

import io.progressstream.record.OperationRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import org.jspecify.annotations.Nullable;

/** Writes keys that more than one record has; those whose value is absent are left out. */
final class Fields {
    private static final double MAX_WHOLE = (1L << 53) - 1;

    private final JsonBuffer out;
    private final RecordLimits limits;

    Fields(JsonBuffer out, RecordLimits limits) {
        this.out = out;
        this.limits = limits;
    }

    void operation(OperationRecord operation) {
        name(Keys.OPERATION, operation.name());
        name(Keys.ID, operation.id());
        whole(Keys.VERSION, operation.version());
        follow(operation.follow());
        truth(Keys.CANCELLABLE, operation.cancellable());
        out.key(Keys.ON_DISCONNECT);
        out.json(Words.POLICIES.get(operation.onDisconnect()));
        whole(Keys.BEAT, operation.beat());
    }

    /** A URL that was cut would lead elsewhere: it is whole or absent. */
    private void follow(@Nullable String follow) {
        if (follow != null && Texts.jsonLength(follow) <= limits.payloadBytes()) {
            out.key(Keys.FOLLOW);
            out.string(follow);
        }
    }

    void numbers(ProgressReport report) {
        whole(Keys.OK, report.ok());
        whole(Keys.BAD, report.bad());
        whole(Keys.ELAPSED, report.elapsed());
        whole(Keys.ETA, report.eta());
    }

    void task(TaskReport task) {
        if (task.name() != null) {
            named(task, task.name());
        }
        whole(Keys.DONE, task.done());
        whole(Keys.TOTAL, task.total());
        name(Keys.UNIT, task.unit());
        rate(task.rate());
    }

    private void named(TaskReport task, String name) {
        name(Keys.TASK, name);
        whole(Keys.TASK_ID, task.id());
        whole(Keys.PARENT_ID, task.parentId());
        if (task.state() != TaskState.RUNNING) {
            out.key(Keys.TASK_STATE);
            out.json(Words.TASK_STATES.get(task.state()));
        }
        percent(Keys.TASK_PROGRESS, task.progress());
    }

    private void rate(@Nullable Double rate) {
        if (rate == null) {
            return;
        }
        out.key(Keys.RATE);
        if (rate < 1e12) {
            out.decimal(Math.round(rate * 1000), 3);
        } else {
            out.number(Math.round(Math.min(rate, MAX_WHOLE)));
        }
    }

    /** At most two decimals; what is not complete is not rounded to 100. */
    void percent(byte[] key, @Nullable Double percent) {
        out.key(key);
        if (percent == null) {
            out.json(Words.NULL);
        } else {
            long hundredths = Math.round(percent * 100);
            out.decimal(percent < 100 ? Math.min(hundredths, 9_999) : hundredths, 2);
        }
    }

    void whole(byte[] key, @Nullable Long value) {
        if (value != null) {
            out.key(key);
            out.number(value);
        }
    }

    /** A count; 0 is absent. */
    void count(byte[] key, long value) {
        if (value != 0) {
            out.key(key);
            out.number(value);
        }
    }

    void truth(byte[] key, boolean value) {
        out.key(key);
        out.json(value ? Words.TRUE : Words.FALSE);
    }

    void name(byte[] key, @Nullable String name) {
        if (name != null) {
            out.key(key);
            out.string(Texts.cutName(name, limits.nameChars()));
        }
    }
}
