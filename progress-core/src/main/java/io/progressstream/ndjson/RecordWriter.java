package io.progressstream.ndjson;

import io.progressstream.Level;
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
import io.progressstream.record.SnapshotRecord;
import io.progressstream.record.StateRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the keys of each record in their order. The text may take a stated number of bytes; what was cut is counted. */
final class RecordWriter {
    private final JsonBuffer out;
    private final RecordLimits limits;
    private final Values values;
    private final Fields fields;
    private final SnapshotWriter snapshots;

    private int textRoom;
    private int textBytes;
    private long cut;

    RecordWriter(JsonBuffer out, RecordLimits limits) {
        this.out = out;
        this.limits = limits;
        this.values = new Values(out);
        this.fields = new Fields(out, limits);
        this.snapshots = new SnapshotWriter(out, fields, this, limits);
    }

    /** Writes a record as one object. {@code seq} 0: none; {@code room}: what its text may take, in bytes. */
    void write(long seq, ProgressRecord record, int room) {
        out.startObject();
        if (seq != 0) {
            out.key(Keys.SEQ);
            out.number(seq);
        }
        textRoom = room;
        textBytes = 0;
        // The order of the kinds is that of their frequency.
        if (record instanceof LineRecord line) {
            line(line);
        } else if (record instanceof ErrorRecord error) {
            error(error);
        } else if (record instanceof ProgressReport report) {
            report(report);
        } else if (record instanceof InformationRecord information) {
            information(information);
        } else if (record instanceof BeatRecord beat) {
            beat(beat);
        } else if (record instanceof OperationRecord operation) {
            fields.operation(operation);
        } else if (record instanceof OutcomeRecord outcome) {
            outcome(outcome, limits.resultBytes());
        } else if (record instanceof SnapshotRecord snapshot) {
            out.key(Keys.SNAPSHOT);
            snapshots.write(snapshot.snapshot(), limits.recordBytes());
        } else if (record instanceof StateRecord state) {
            state(state);
        } else if (record instanceof GapRecord gap) {
            gap(gap);
        } else if (record instanceof LapRecord lap) {
            out.key(Keys.LAP);
            out.number(lap.after());
        }
        out.endObject();
    }

    /** Bytes that the text of the record written last has taken. */
    int textBytes() {
        return textBytes;
    }

    SnapshotWriter snapshots() {
        return snapshots;
    }

    private void line(LineRecord line) {
        cut = line.cut();
        text(Keys.LINE, line.text());
        if (line.level() == Level.WARN) {
            out.key(Keys.LEVEL);
            out.json(Words.WARN);
        }
        fields.name(Keys.CODE, line.code());
        payload(Keys.ARGS, line.args());
        fields.count(Keys.CUT, cut);
    }

    private void error(ErrorRecord error) {
        cut = error.cut();
        text(Keys.ERROR, error.text());
        fields.name(Keys.CODE, error.code());
        payload(Keys.ARGS, error.args());
        payload(Keys.AT, error.at());
        fields.count(Keys.CUT, cut);
    }

    private void information(InformationRecord information) {
        cut = information.cut();
        text(Keys.INFORMATION, information.text());
        fields.name(Keys.CODE, information.code());
        payload(Keys.ARGS, information.args());
        fields.count(Keys.CUT, cut);
    }

    private void report(ProgressReport report) {
        fields.percent(Keys.PROGRESS, report.progress());
        fields.numbers(report);
        if (report.task() != null) {
            fields.task(report.task());
        }
    }

    /** The outcome inside of a snapshot, in at most so many bytes for its text and so many for its result. */
    void outcome(long seq, OutcomeRecord outcome, int room, int resultRoom) {
        out.startObject();
        out.key(Keys.SEQ);
        out.number(seq);
        textRoom = room;
        outcome(outcome, resultRoom);
        out.endObject();
    }

    private void outcome(OutcomeRecord outcome, int resultRoom) {
        cut = outcome.cut();
        out.key(Keys.OUTCOME);
        out.json(Words.OUTCOMES.get(outcome.kind()));
        if (outcome.progress() != null) {
            fields.percent(Keys.PROGRESS, outcome.progress());
        }
        if (outcome.text() != null) {
            text(outcome.kind().isGood() ? Keys.INFORMATION : Keys.ERROR, outcome.text());
        }
        fields.whole(Keys.OK, outcome.ok());
        fields.whole(Keys.BAD, outcome.bad());
        fields.whole(Keys.ELAPSED, outcome.elapsed());
        int before = out.length();
        fields.whole(Keys.OMITTED, result(outcome, resultRoom));
        if (!outcome.problem().isEmpty()) {
            int taken = Math.min(resultRoom, out.length() - before);
            cut += values.write(Keys.PROBLEM, outcome.problem(), resultRoom - taken);
        }
        fields.name(Keys.REF, outcome.ref());
        fields.count(Keys.CLIPPED, outcome.clipped());
        fields.count(Keys.CUT, cut);
    }

    private @Nullable Long result(OutcomeRecord outcome, int room) {
        if (outcome.result() == null) {
            return outcome.omitted();
        }
        long left = values.write(Keys.RESULT, outcome.result(), room);
        return left == 0 ? outcome.omitted() : Long.valueOf(left);
    }

    private void beat(BeatRecord beat) {
        out.key(Keys.BEAT);
        out.number(beat.elapsed());
        fields.whole(Keys.IDLE, beat.idle());
    }

    private void state(StateRecord state) {
        out.key(Keys.STATE);
        out.json(Words.STATES.get(state.state()));
        fields.truth(Keys.CANCELLABLE, state.cancellable());
        fields.whole(Keys.RETRY, state.retry());
    }

    private void gap(GapRecord gap) {
        out.key(Keys.GAP);
        out.startObject();
        out.key(Keys.FROM);
        out.number(gap.from());
        out.key(Keys.TO);
        out.number(gap.to());
        out.endObject();
    }

    private void text(byte[] key, String text) {
        out.key(key);
        int before = out.length();
        int end = Texts.fit(text, textRoom);
        if (end == text.length()) {
            out.string(text);
        } else {
            out.cutString(text, end);
            cut += Texts.utf8Length(text, end);
        }
        textBytes = out.length() - before - 2;
    }

    private void payload(byte[] key, Map<String, @Nullable Object> payload) {
        if (!payload.isEmpty()) {
            cut += values.write(key, payload, limits.payloadBytes());
        }
    }
}
