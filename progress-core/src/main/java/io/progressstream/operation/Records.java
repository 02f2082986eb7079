package io.progressstream.operation;

import io.progressstream.OperationState;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.Snapshot;
import io.progressstream.store.Outcome;
import io.progressstream.store.StoredOperation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that an operation makes of itself. */
final class Records {
    private Records() {}

    static OperationRecord operation(OperationSpec spec, String id, LifeCycle life, long beat) {
        return new OperationRecord(
                spec.name(),
                id,
                OperationRecord.VERSION,
                spec.followPrefix().map(prefix -> prefix + id).orElse(null),
                life.isCancellable(),
                life.onDisconnect(),
                beat);
    }

    static OutcomeRecord outcome(Outcome end, Meter.Reading numbers, long elapsed, long clipped, Messages messages) {
        boolean good = end.kind().isGood();
        return new OutcomeRecord(
                end.kind(),
                end.text(),
                good ? 100.0 : null,
                numbers.ok(),
                numbers.bad(),
                elapsed,
                end.result().orElse(null),
                end.isResultLost() ? 0L : null,
                end.problem().map(problem -> messages.values(problem.members())).orElse(Map.of()),
                end.ref().orElse(null),
                clipped,
                0);
    }

    static Snapshot snapshot(
            OperationRecord operation,
            OperationState state,
            StoredOperation stored,
            Meter.Reading numbers,
            long elapsed,
            long idle,
            @Nullable OutcomeRecord outcome) {
        return new Snapshot(
                operation,
                state,
                seq(stored, outcome != null),
                new ProgressReport(
                        outcome != null && outcome.kind().isGood() ? outcome.progress() : numbers.progress(),
                        numbers.ok(),
                        numbers.bad(),
                        outcome == null ? (Long) elapsed : outcome.elapsed(),
                        outcome == null ? numbers.eta() : null,
                        null),
                outcome == null ? (Long) idle : null,
                stored.clipped(),
                numbers.tasks(),
                outcome);
    }

    /** The number of the newest record that a snapshot covers: it covers the outcome if it tells it, and only then. */
    private static long seq(StoredOperation stored, boolean ended) {
        long newest = stored.seq(); // before the look for an outcome: one that comes in between is seen there
        long outcomeSeq = stored.outcomeSeq();
        return outcomeSeq == 0 ? newest : ended ? outcomeSeq : outcomeSeq - 1;
    }
}
