package io.progressstream.ndjson;

import io.progressstream.OutcomeKind;
import io.progressstream.record.LapRecord;
import io.progressstream.record.PassingRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.Reading;
import io.progressstream.record.SnapshotRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns the object of one line into readings, by the rules of the protocol's chapter on reading. */
final class Interpreter {
    private static final List<String> TEXTS = List.of("Outcome", "Operation", "Line", "Error", "Information");

    private final Consumer<Reading> readings;
    private final Consumer<String> wrongTypes;

    /** {@code wrongTypes} is told, in words, of each word with a value that it must not have. */
    Interpreter(Consumer<Reading> readings, Consumer<String> wrongTypes) {
        this.readings = readings;
        this.wrongTypes = wrongTypes;
    }

    /** Reads an object; true: it was the outcome. */
    boolean interpret(Members members) {
        boolean texts = checkTexts(members);
        boolean progress = checkProgress(members, texts);
        String outcome = members.text("Outcome");
        if (outcome != null) {
            return outcome(outcome, members);
        }
        long seq = members.count("seq");
        if (members.text("Operation") != null) {
            tell(seq, RecordReader.operation(members));
            return false;
        }
        if (progress) {
            tell(seq, RecordReader.progress(members));
        }
        if (texts) {
            texts(seq, members);
        } else if (!members.has("Progress")) {
            machinery(members).ifPresent(record -> tell(0, record));
        }
        return false;
    }

    /** Whether there is a word that is not null, of those that are texts. */
    private boolean checkTexts(Members members) {
        boolean any = false;
        for (String word : TEXTS) {
            Object value = members.value(word);
            if (value != null) {
                any = true;
                if (!(value instanceof String)) {
                    wrongTypes.accept(word + " is no text");
                }
            }
        }
        return any;
    }

    /** Whether there is a progress to tell; beside another word, null is none. */
    private boolean checkProgress(Members members, boolean texts) {
        if (members.value("Progress") == null) {
            return members.has("Progress") && !texts;
        }
        boolean number = members.number("Progress") != null;
        if (!number) {
            wrongTypes.accept("Progress is no finite number");
        }
        return number;
    }

    private boolean outcome(String word, Members members) {
        Optional<OutcomeKind> kind = OutcomeKind.ofWire(word);
        if (kind.isEmpty()) {
            wrongTypes.accept("unknown Outcome");
            return false;
        }
        tell(members.count("seq"), RecordReader.outcome(kind.get(), members));
        return true;
    }

    private void texts(long seq, Members members) {
        String line = members.text("Line");
        if (line != null) {
            tell(seq, RecordReader.line(line, members));
        }
        String error = members.text("Error");
        if (error != null) {
            tell(seq, RecordReader.error(error, members));
        }
        String information = members.text("Information");
        if (information != null) {
            tell(seq, RecordReader.information(information, members));
        }
    }

    private static Optional<PassingRecord> machinery(Members members) {
        Members snapshot = members.object("snapshot");
        if (snapshot != null) {
            return Optional.of(new SnapshotRecord(SnapshotReader.read(snapshot)));
        }
        // A gap that is broken is a gap nevertheless, and a state that is unknown a state: neither is anything else.
        Members gap = members.object("gap");
        if (gap != null) {
            return Optional.ofNullable(RecordReader.gap(gap));
        }
        if (members.text("state") != null) {
            return Optional.ofNullable(RecordReader.state(members));
        }
        LapRecord lap = RecordReader.lap(members);
        return lap == null ? Optional.ofNullable(RecordReader.beat(members)) : Optional.of(lap);
    }

    private void tell(long seq, ProgressRecord record) {
        readings.accept(new Reading(seq, record));
    }
}
