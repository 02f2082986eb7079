package io.progressstream.operation;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.progressstream.ndjson.RecordEncoder;
import io.progressstream.record.InformationRecord;
import io.progressstream.store.Admission;
import io.progressstream.store.Frame;
import io.progressstream.store.Journal;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.OperationEntry;
import io.progressstream.store.Snapshots;
import io.progressstream.store.StoreLimits;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

@JCStressTest
@Description("A slow reader meets the trimming of the log: the next record, or a gap that says what is missing.")
@Outcome(
        id = {"whole", "whole with a gap"},
        expect = ACCEPTABLE,
        desc = "It was there before, or told.")
@Outcome(expect = FORBIDDEN, desc = "A record is missing and nobody says so, or comes twice.")
@State
public class ReadOrTrim {
    private static final StoreLimits SMALL =
            StoreLimits.builder().kept(8, 4 * StoreLimits.SHARE).build();
    private static final OperationEntry ENTRY =
            new OperationEntry("id", "Work", Optional.empty(), Optional.empty(), Optional.empty());
    private static final Snapshots NONE = Snapshots.frozen(new byte[0], new byte[0]);
    private static final byte[] LINE = new RecordEncoder().encode(0, new InformationRecord("text", null, Map.of(), 0));

    private final Journal journal = ((Admission.Admitted) new MemoryStore(SMALL).admit(ENTRY, NONE)).journal();
    private final Transcript transcript = new Transcript();

    /** The log is full: the next record pushes number 3 out, which the reader wants next. */
    public ReadOrTrim() {
        for (int i = 0; i < 8; i++) {
            journal.append(LINE);
        }
    }

    @Actor
    public void write() {
        for (int i = 0; i < 4; i++) {
            journal.append(LINE);
        }
    }

    @Actor
    public void read(L_Result r) {
        long cursor = 2;
        for (int i = 0; i < 6; i++) {
            cursor = readAfter(cursor);
        }
        r.r1 = cursor;
    }

    private long readAfter(long cursor) {
        Frame frame = journal.operation().after(cursor);
        if (frame == null) {
            return cursor;
        }
        transcript.take(frame);
        return frame.through();
    }

    @Arbiter
    public void after(L_Result r) {
        long cursor = (long) r.r1;
        for (long next = readAfter(cursor); next != cursor; next = readAfter(cursor)) {
            cursor = next;
        }
        boolean whole = cursor == 12 && transcript.isWholeAfter(2);
        r.r1 = !whole ? "broken before " + cursor : transcript.hasGap() ? "whole with a gap" : "whole";
    }
}
