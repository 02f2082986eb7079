package io.progressstream.ndjson;

import io.progressstream.DisconnectPolicy;
import io.progressstream.Level;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.BeatRecord;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.GapRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.LapRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.StateRecord;
import org.jspecify.annotations.Nullable;

/** Reads each kind of record from the members of its object. Members of a wrong type are absent. */
final class RecordReader {
    private RecordReader() {}

    static OperationRecord operation(Members members) {
        String name = members.text("Operation");
        DisconnectPolicy policy = members.word("onDisconnect", DisconnectPolicy::ofWire);
        return new OperationRecord(
                name == null ? "" : name,
                members.text("id"),
                members.whole("v"),
                members.text("follow"),
                members.truth("cancellable"),
                policy == null ? DisconnectPolicy.CONTINUE : policy,
                members.whole("beat"));
    }

    static LineRecord line(String text, Members members) {
        Level level = members.word("level", Level::ofWire);
        return new LineRecord(
                text,
                level == null ? Level.INFO : level,
                members.text("code"),
                members.map("args"),
                members.count("cut"));
    }

    static ErrorRecord error(String text, Members members) {
        return new ErrorRecord(
                text, members.text("code"), members.map("args"), members.map("at"), members.count("cut"));
    }

    static InformationRecord information(String text, Members members) {
        return new InformationRecord(text, members.text("code"), members.map("args"), members.count("cut"));
    }

    static OutcomeRecord outcome(OutcomeKind kind, Members members) {
        return new OutcomeRecord(
                kind,
                text(kind, members),
                members.percent("Progress"),
                members.whole("ok"),
                members.whole("bad"),
                members.whole("elapsed"),
                members.value("result"),
                members.whole("omitted"),
                members.map("problem"),
                members.text("ref"),
                members.count("clipped"),
                members.count("cut"));
    }

    /** The text that belongs to the kind of end, or the other one. */
    private static @Nullable String text(OutcomeKind kind, Members members) {
        String information = members.text("Information");
        String error = members.text("Error");
        if (information == null || error == null) {
            return information == null ? error : information;
        }
        return kind.isGood() ? information : error;
    }

    static ProgressReport progress(Members members) {
        return new ProgressReport(
                members.percent("Progress"),
                members.whole("ok"),
                members.whole("bad"),
                members.whole("elapsed"),
                members.whole("eta"),
                TaskReader.read(members));
    }

    /** Null: the beat is no integer. */
    static @Nullable BeatRecord beat(Members members) {
        Long elapsed = members.whole("beat");
        return elapsed == null ? null : new BeatRecord(elapsed, members.whole("idle"));
    }

    /** Null: it is none that an operation can change to. */
    static @Nullable StateRecord state(Members members) {
        OperationState state = members.word("state", OperationState::ofWire);
        return state == null || state == OperationState.ENDED
                ? null
                : new StateRecord(state, members.truth("cancellable"), members.whole("retry"));
    }

    /** Null: the lap is no integer. */
    static @Nullable LapRecord lap(Members members) {
        Long after = members.whole("lap");
        return after == null ? null : new LapRecord(after);
    }

    /** Null: the gap does not say from where to where. */
    static @Nullable GapRecord gap(Members gap) {
        Long from = gap.ordinal("from");
        Long to = gap.ordinal("to");
        return from == null || to == null || to < from ? null : new GapRecord(from, to);
    }
}
