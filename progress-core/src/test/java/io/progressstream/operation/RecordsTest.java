package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.DisconnectPolicy;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.Snapshot;
import io.progressstream.store.Frame;
import io.progressstream.store.OperationEntry;
import io.progressstream.store.Outcome;
import io.progressstream.store.Snapshots;
import io.progressstream.store.StoredOperation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    private static final OperationRecord OPERATION =
            new OperationRecord("Work", "id", OperationRecord.VERSION, null, true, DisconnectPolicy.CONTINUE, 5_000L);
    private static final Meter.Reading NUMBERS = new Meter.Reading(null, null, null, null, List.of());

    /** Has one record and, after so many looks at it, the outcome; after so many, the outcome is the newest. */
    private static final class EndingWhileLookedAt implements StoredOperation {
        private final int endedAfter;
        private final int newestAfter;
        private int looks;

        EndingWhileLookedAt(int endedAfter, int newestAfter) {
            this.endedAfter = endedAfter;
            this.newestAfter = newestAfter;
        }

        @Override
        public long outcomeSeq() {
            return looks++ >= endedAfter ? 2 : 0;
        }

        @Override
        public long seq() {
            return looks++ >= newestAfter ? 2 : 1;
        }

        @Override
        public long clipped() {
            return 0;
        }

        @Override
        public OperationEntry entry() {
            throw new AssertionError();
        }

        @Override
        public @Nullable Frame after(long cursor) {
            throw new AssertionError();
        }

        @Override
        public Snapshots snapshots() {
            throw new AssertionError();
        }

        @Override
        public Optional<Outcome> outcome() {
            throw new AssertionError();
        }

        @Override
        public Runnable subscribe(Runnable news) {
            throw new AssertionError();
        }
    }

    private static Snapshot snapshot(StoredOperation stored, OperationState state, @Nullable OutcomeRecord outcome) {
        return Records.snapshot(OPERATION, state, stored, NUMBERS, 0, 0, outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aSnapshotWithoutTheOutcomeDoesNotCountItHoweverLateItCame(int looksBefore) {
        Snapshot snapshot = snapshot(new EndingWhileLookedAt(looksBefore, looksBefore), OperationState.RUNNING, null);
        assertThat(snapshot.seq()).isOne();
    }

    @Test
    void aSnapshotWithTheOutcomeCountsItEvenBeforeItIsTheNewest() {
        OutcomeRecord outcome = OutcomeRecord.of(OutcomeKind.SUCCEEDED, "Done");
        Snapshot snapshot = snapshot(new EndingWhileLookedAt(0, Integer.MAX_VALUE), OperationState.ENDED, outcome);
        assertThat(snapshot.seq()).isEqualTo(2);
    }
}
