package io.progressstream.ndjson;

import io.progressstream.record.BeatRecord;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.GapRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.LapRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.Reading;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.record.StateRecord;
import io.progressstream.record.TaskReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Readings in the form in which the fixtures of the protocol expect them. */
final class Readings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private Readings() {}

    static Map<String, @Nullable Object> fields(Reading reading) {
        Readings readings = new Readings();
        readings.put("seq", reading.seq() == 0 ? null : reading.seq());
        readings.record(reading.record());
        return readings.fields;
    }

    private void record(ProgressRecord record) {
        if (record instanceof OperationRecord operation) {
            operation(operation);
        } else if (record instanceof LineRecord line) {
            kind("line");
            put("level", line.level().wire());
            message(line.text(), line.code(), line.args(), line.cut());
        } else if (record instanceof ErrorRecord error) {
            kind("error");
            put("at", error.at().isEmpty() ? null : error.at());
            message(error.text(), error.code(), error.args(), error.cut());
        } else if (record instanceof InformationRecord information) {
            kind("information");
            message(information.text(), information.code(), information.args(), information.cut());
        } else if (record instanceof OutcomeRecord outcome) {
            outcome(outcome);
        } else if (record instanceof ProgressReport report) {
            progress(report);
        } else if (record instanceof BeatRecord beat) {
            kind("beat");
            put("elapsed", beat.elapsed());
            put("idle", beat.idle());
        } else if (record instanceof StateRecord state) {
            kind("state");
            put("state", state.state().wire());
            put("cancellable", state.cancellable());
            put("retry", state.retry());
        } else if (record instanceof LapRecord lap) {
            kind("lap");
            put("after", lap.after());
        } else if (record instanceof GapRecord gap) {
            kind("gap");
            put("from", gap.from());
            put("to", gap.to());
        } else if (record instanceof SnapshotRecord joined) {
            kind("snapshot");
            byte[] document = new RecordEncoder().encodeSnapshotDocument(joined.snapshot());
            put("snapshot", JSON.readValue(document, Map.class));
        }
    }

    private void operation(OperationRecord operation) {
        kind("operation");
        put("name", operation.name());
        put("id", operation.id());
        put("version", operation.version());
        put("follow", operation.follow());
        put("cancellable", operation.cancellable());
        put("onDisconnect", operation.onDisconnect().wire());
        put("beat", operation.beat());
    }

    private void message(String text, @Nullable String code, Map<String, @Nullable Object> args, long cut) {
        put("text", text);
        put("code", code);
        put("args", args.isEmpty() ? null : args);
        put("cut", cut == 0 ? null : cut);
    }

    private void outcome(OutcomeRecord outcome) {
        kind("outcome");
        put("outcome", outcome.kind().wire());
        put("text", outcome.text());
        put("progress", outcome.progress());
        put("ok", outcome.ok());
        put("bad", outcome.bad());
        put("elapsed", outcome.elapsed());
        put("result", outcome.result());
        put("omitted", outcome.omitted());
        put("problem", outcome.problem().isEmpty() ? null : outcome.problem());
        put("ref", outcome.ref());
        put("clipped", outcome.clipped() == 0 ? null : outcome.clipped());
        put("cut", outcome.cut() == 0 ? null : outcome.cut());
    }

    private void progress(ProgressReport report) {
        kind("progress");
        fields.put("progress", report.progress());
        put("ok", report.ok());
        put("bad", report.bad());
        put("elapsed", report.elapsed());
        put("eta", report.eta());
        TaskReport task = report.task();
        if (task == null) {
            return;
        }
        put("done", task.done());
        put("total", task.total());
        put("unit", task.unit());
        put("rate", task.rate());
        if (task.name() != null) {
            put("task", task.name());
            put("taskId", task.id());
            put("parentId", task.parentId());
            put("taskState", task.state().wire());
            fields.put("taskProgress", task.progress());
        }
    }

    private void kind(String kind) {
        put("kind", kind);
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
