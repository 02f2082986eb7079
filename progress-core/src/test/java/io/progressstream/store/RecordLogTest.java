package io.progressstream.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.OutcomeKind;
import io.progressstream.ndjson.RecordEncoder;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OutcomeRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLogTest {
    private final RecordEncoder encoder = new RecordEncoder();

    private static List<String> read(RecordLog log, long after) {
        List<String> lines = new ArrayList<>();
        long cursor = after;
        for (Frame frame = log.after(cursor); frame != null; frame = log.after(cursor)) {
            lines.add(new String(frame.line(), StandardCharsets.UTF_8).strip());
            cursor = frame.through();
        }
        return lines;
    }

    private static RecordLog log(int maxRecords, long maxBytes) {
        return new RecordLog(
                StoreLimits.builder().kept(maxRecords, maxBytes).build(), new ByteBudget(64 << 20, StoreLimits.SHARE));
    }

    private byte[] line(String text) {
        return encoder.encode(0, LineRecord.of(text));
    }

    private byte[] outcome(OutcomeKind kind) {
        return encoder.encode(0, OutcomeRecord.of(kind, "Over"));
    }

    private RecordLog filled(int maxRecords, int count) {
        RecordLog log = log(maxRecords, 4 << 20);
        for (int i = 1; i <= count; i++) {
            log.append(line("line " + i), false);
        }
        return log;
    }

    @Test
    void headAndTailStayAndTheMiddleIsToldAsAGap() {
        RecordLog log = filled(8, 100);
        assertThat(read(log, 0))
                .containsExactly(
                        "{\"seq\":1,\"Line\":\"line 1\"}",
                        "{\"seq\":2,\"Line\":\"line 2\"}",
                        "{\"gap\":{\"from\":3,\"to\":94}}",
                        "{\"seq\":95,\"Line\":\"line 95\"}",
                        "{\"seq\":96,\"Line\":\"line 96\"}",
                        "{\"seq\":97,\"Line\":\"line 97\"}",
                        "{\"seq\":98,\"Line\":\"line 98\"}",
                        "{\"seq\":99,\"Line\":\"line 99\"}",
                        "{\"seq\":100,\"Line\":\"line 100\"}");
        assertThat(log.clipped()).isEqualTo(92);
    }

    @Test
    void aCursorInTheGapIsToldWhatIsMissingFromThereOn() {
        assertThat(read(filled(8, 100), 50)).first().isEqualTo("{\"gap\":{\"from\":51,\"to\":94}}");
    }

    @Test
    void aReaderThatKeepsUpMissesNothing() {
        RecordLog log = log(8, 4 << 20);
        long cursor = 0;
        for (int i = 1; i <= 1_000; i++) {
            log.append(line("line " + i), false);
            Frame frame = log.after(cursor);
            assertThat(frame).isNotNull();
            assertThat(frame.seq()).isEqualTo(i);
            cursor = frame.through();
        }
    }

    @Test
    void bytesAreBoundedToo() {
        RecordLog log = log(1_000_000, 256 * 1024);
        for (int i = 0; i < 10_000; i++) {
            log.append(line("x".repeat(1_000)), false);
        }
        assertThat(log.bytes()).isLessThanOrEqualTo(256 * 1024);
        assertThat(read(log, 0)).hasSizeBetween(200, 260).anyMatch(line -> line.startsWith("{\"gap\""));
    }

    @Test
    void nothingIsTakenAfterTheOutcomeAndTheOutcomeIsNeverDropped() {
        RecordLog log = filled(8, 100);
        assertThat(log.append(outcome(OutcomeKind.SUCCEEDED), true)).isEqualTo(101);
        assertThat(log.append(outcome(OutcomeKind.FAILED), true)).isZero();
        assertThat(log.append(line("late"), false)).isZero();
        assertThat(read(log, 100)).singleElement().asString().contains("succeeded");
        assertThat(log.seq()).isEqualTo(101);
    }

    @Test
    void aLineOfAHundredMegabytesIsOneRecordWithinItsBound() {
        RecordLog log = log(100, 4 << 20);
        log.append(line("x".repeat(100 << 20)), false);
        Frame frame = log.after(0);
        assertThat(frame).isNotNull();
        assertThat(frame.line().length).isLessThanOrEqualTo(65_536);
        assertThat(new String(frame.line(), StandardCharsets.UTF_8))
                .contains("…")
                .contains("\"cut\":");
    }

    @Test
    void whereAllLogsTogetherAreTooLargeALogKeepsItsShareAndDropsTheRest() {
        ByteBudget budget = new ByteBudget(300_000, StoreLimits.SHARE);
        StoreLimits limits = StoreLimits.standard();
        RecordLog quiet = new RecordLog(limits, budget);
        quiet.append(line("first"), false);
        List<RecordLog> floods = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            RecordLog flood = new RecordLog(limits, budget);
            floods.add(flood);
            for (int j = 0; j < 1_000; j++) {
                flood.append(line("x".repeat(1_000)), false);
            }
        }
        assertThat(budget.used()).isLessThan(300_000 + 10 * (StoreLimits.SHARE + 1_100));
        assertThat(floods.get(9).bytes()).isBetween(StoreLimits.SHARE - 1_100, StoreLimits.SHARE + 1_100);
        assertThat(read(floods.get(9), 0)).anyMatch(line -> line.startsWith("{\"gap\""));
        assertThat(read(quiet, 0)).singleElement().asString().contains("first");
    }
}
