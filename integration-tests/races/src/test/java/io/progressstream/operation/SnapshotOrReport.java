package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.ProgressSink;
import io.progressstream.ndjson.RecordDecoder;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.record.TaskReport;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description(
        "A snapshot is taken while a task gets another total and position: what it says of the task belongs together.")
@Outcome(
        id = {"50 of 100 bytes: 50.0", "50 of 200 rows: 25.0", "80 of 200 rows: 40.0"},
        expect = ACCEPTABLE,
        desc = "One moment.")
@Outcome(expect = FORBIDDEN, desc = "Torn.")
@State
public class SnapshotOrReport {
    private final Stage stage = new Stage();
    private final RunningOperation operation = stage.start(OperationSpec.named("Work"));
    private final ProgressSink task = operation.sink().task("part", 50);

    public SnapshotOrReport() {
        task.total(100, "bytes").position(50);
    }

    @Actor
    public void report() {
        task.total(200, "rows").position(80);
    }

    @Actor
    public void snapshot(L_Result r) {
        byte[] line = operation.line();
        RecordDecoder decoder = new RecordDecoder(
                reading -> r.r1 = said(
                        ((SnapshotRecord) reading.record()).snapshot().tasks().get(0)),
                report -> r.r1 = report);
        decoder.feed(line, 0, line.length);
    }

    private static String said(TaskReport report) {
        return report.done() + " of " + report.total() + " " + report.unit() + ": " + report.progress();
    }
}
