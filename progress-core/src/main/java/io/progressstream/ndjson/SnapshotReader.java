package io.progressstream.ndjson;

import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.Snapshot;
import io.progressstream.record.TaskReport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the object of a snapshot record. */
final class SnapshotReader {
    private static final List<String> PROGRESS_KEYS = List.of("Progress", "ok", "bad", "elapsed", "eta");

    private SnapshotReader() {}

    static Snapshot read(Members members) {
        return new Snapshot(
                RecordReader.operation(members),
                members.word("state", OperationState::ofWire),
                members.count("seq"),
                progress(members),
                members.whole("idle"),
                members.count("clipped"),
                tasks(members),
                outcome(members.object("outcome")));
    }

    private static @Nullable ProgressReport progress(Members members) {
        if (PROGRESS_KEYS.stream().noneMatch(members::has)) {
            return null;
        }
        return new ProgressReport(
                members.percent("Progress"),
                members.whole("ok"),
                members.whole("bad"),
                members.whole("elapsed"),
                members.whole("eta"),
                null);
    }

    private static List<TaskReport> tasks(Members members) {
        return members.list("tasks").stream()
                .map(Members::of)
                .filter(Objects::nonNull)
                .map(TaskReader::read)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable OutcomeRecord outcome(@Nullable Members members) {
        if (members == null) {
            return null;
        }
        OutcomeKind kind = members.word("Outcome", OutcomeKind::ofWire);
        return kind == null ? null : RecordReader.outcome(kind, members);
    }
}
