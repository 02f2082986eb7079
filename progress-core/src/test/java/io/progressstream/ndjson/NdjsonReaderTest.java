package io.progressstream.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.progressstream.OutcomeKind;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** A stream read to its end, whatever its end is. */
class NdjsonReaderTest {
    private static final String LINE = "{\"seq\":1,\"Line\":\"a\"}\n";
    private static final String OUTCOME =
            "{\"seq\":2,\"Outcome\":\"succeeded\",\"Information\":\"i\",\"Progress\":100}\n";
    private static final OutcomeRecord SUCCEEDED = OutcomeRecord.of(OutcomeKind.SUCCEEDED, "i");

    @Test
    void aStreamWithAnOutcomeIsReadUpToIt() {
        NdjsonReader reader = new NdjsonReader(stream(LINE + OUTCOME + LINE));
        assertThat(records(reader)).containsExactly(LineRecord.of("a"), SUCCEEDED);
        assertThat(reader.end()).isEqualTo(StreamEnd.OUTCOME);
        assertThat(reader.outcome()).contains(SUCCEEDED);
        assertThat(reader.failure()).isEmpty();
        assertThat(reader.reports()).extracting(ReadReport::kind).containsExactly(ReadReport.Kind.AFTER_OUTCOME);
    }

    @Test
    void behindTheOutcomeNobodyWaits() {
        InputStream silent = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read behind the outcome");
            }
        };
        NdjsonReader reader = new NdjsonReader(new SequenceInputStream(stream(LINE + OUTCOME), silent));
        assertThat(records(reader)).hasSize(2);
        assertThat(reader.end()).isEqualTo(StreamEnd.OUTCOME);
    }

    @Test
    void aRecordIsHandedOutBeforeTheNextIsThere() {
        InputStream notYet = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the first record was there");
            }
        };
        Iterator<Reading> records = new NdjsonReader(new SequenceInputStream(stream(LINE), notYet)).iterator();
        assertThat(records.next()).isEqualTo(new Reading(1, LineRecord.of("a")));
    }

    @Test
    void aStreamThatJustStopsWasInterrupted() {
        for (String text : List.of("", LINE, LINE + "{\"seq\":2,\"Outcome\":\"succ", "{\"Progress\":100}")) {
            NdjsonReader reader = new NdjsonReader(stream(text));
            records(reader);
            assertThat(reader.end()).isEqualTo(StreamEnd.INTERRUPTED);
            assertThat(reader.outcome()).isEmpty();
            assertThat(reader.failure()).isEmpty();
        }
    }

    @Test
    void aStreamThatBreaksWasInterruptedAndSaysWhy() {
        IOException reset = new IOException("reset by peer");
        NdjsonReader reader = new NdjsonReader(new SequenceInputStream(stream(LINE), failing(reset)));
        assertThat(records(reader)).containsExactly(LineRecord.of("a"));
        assertThat(reader.end()).isEqualTo(StreamEnd.INTERRUPTED);
        assertThat(reader.failure()).containsSame(reset);
    }

    @Test
    void anOutcomeThatWasThereBeforeTheBreakCounts() {
        IOException reset = new IOException("reset by peer");
        NdjsonReader reader = new NdjsonReader(new SequenceInputStream(stream(OUTCOME.strip()), failing(reset)));
        assertThat(records(reader)).containsExactly(SUCCEEDED);
        assertThat(reader.end()).isEqualTo(StreamEnd.OUTCOME);
    }

    @Test
    void theSnapshotOfAnEndedOperationHoldsItsOutcome() {
        NdjsonReader reader =
                new NdjsonReader(stream("{\"snapshot\":{\"seq\":2,\"outcome\":" + OUTCOME.strip() + "}}\n"));
        assertThat(records(reader)).hasSize(1);
        assertThat(reader.end()).isEqualTo(StreamEnd.OUTCOME);
        assertThat(reader.outcome()).contains(SUCCEEDED);
    }

    @Test
    void reportsAreKeptUpToABoundAndCountedBeyond() {
        NdjsonReader reader = new NdjsonReader(stream("x\n".repeat(1_500)));
        assertThat(records(reader)).isEmpty();
        assertThat(reader.reports())
                .hasSize(1_000)
                .last()
                .extracting(ReadReport::line)
                .isEqualTo(1_000L);
        assertThat(reader.reportCount()).isEqualTo(1_500);
    }

    @Test
    void theEndIsNotKnownBeforeIt() {
        NdjsonReader reader = new NdjsonReader(stream(LINE));
        assertThatIllegalStateException().isThrownBy(reader::end);
        records(reader);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(reader.iterator()::next);
    }

    private static List<ProgressRecord> records(NdjsonReader reader) {
        List<ProgressRecord> records = new ArrayList<>();
        reader.forEach(reading -> records.add(reading.record()));
        return records;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
    }
}
