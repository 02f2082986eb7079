package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.ndjson.RecordDecoder;
import io.progressstream.record.Snapshot;
import io.progressstream.record.SnapshotRecord;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("A snapshot is taken while the operation ends: its state, its number and its outcome are of one moment.")
@Outcome(id = "running at 1", expect = ACCEPTABLE, desc = "Before the end.")
@Outcome(id = "ended at 2 with its outcome", expect = ACCEPTABLE, desc = "After the end.")
@Outcome(expect = FORBIDDEN, desc = "Torn.")
@State
public class SnapshotOrFinish {
    private final Stage stage = new Stage();
    private final RunningOperation operation = stage.start(OperationSpec.named("Work"));

    @Actor
    public void finish() {
        stage.finish();
    }

    @Actor
    public void snapshot(L_Result r) {
        byte[] line = operation.line();
        RecordDecoder decoder = new RecordDecoder(
                reading -> r.r1 = said(((SnapshotRecord) reading.record()).snapshot()), report -> r.r1 = report);
        decoder.feed(line, 0, line.length);
    }

    private static String said(Snapshot snapshot) {
        return snapshot.state().wire() + " at " + snapshot.seq()
                + (snapshot.outcome() == null ? "" : " with its outcome");
    }
}
