package io.progressstream.operation;

import io.progressstream.ndjson.RecordDecoder;
import io.progressstream.record.GapRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.Reading;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.store.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a follower was handed, and what is wrong with it. One thread at a time. */
final class Transcript {
    private final List<Reading> readings = new ArrayList<>();
    private final RecordDecoder decoder = new RecordDecoder(readings::add, report -> {
        throw new AssertionError("unreadable: " + report);
    });

    /** Takes all that there is now. */
    Transcript drain(Follower follower) {
        for (Optional<Frame> frame = follower.poll(); frame.isPresent(); frame = follower.poll()) {
            take(frame.get());
        }
        return this;
    }

    void take(Frame frame) {
        decoder.feed(frame.line(), 0, frame.line().length);
    }

    /** The kinds of the outcomes that came as records. */
    List<String> outcomes() {
        return readings.stream()
                .map(Reading::record)
                .filter(OutcomeRecord.class::isInstance)
                .map(record -> ((OutcomeRecord) record).kind().wire())
                .toList();
    }

    /** The kind of the outcome in the snapshot; empty: there is no snapshot, or no outcome in it. */
    Optional<String> snapshotOutcome() {
        return readings.stream()
                .map(Reading::record)
                .filter(SnapshotRecord.class::isInstance)
                .flatMap(record ->
                        Optional.ofNullable(((SnapshotRecord) record).snapshot().outcome()).stream())
                .map(outcome -> outcome.kind().wire())
                .findFirst();
    }

    /** Whether every number after the cursor was there or told as missing, in order, and nothing came after an outcome. */
    boolean isWholeAfter(long cursor) {
        long last = cursor;
        boolean ended = false;
        for (Reading reading : readings) {
            if (ended) {
                return false;
            }
            if (reading.record() instanceof GapRecord gap) {
                if (gap.from() != last + 1) {
                    return false;
                }
                last = gap.to();
            } else if (reading.seq() != 0) {
                if (reading.seq() != last + 1) {
                    return false;
                }
                last = reading.seq();
            }
            ended = reading.record() instanceof OutcomeRecord;
        }
        return true;
    }

    /** Whether records were told as missing. */
    boolean hasGap() {
        return readings.stream().anyMatch(reading -> reading.record() instanceof GapRecord);
    }

    /** How many kept records came. */
    long kept() {
        return readings.stream().filter(reading -> reading.seq() != 0).count();
    }
}
