package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.OutcomeKind;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OutcomeRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLogTest {
    private final LineEncoder encoder = new LineEncoder();

    private static List<String> read(RecordLog log, long after) {
        List<String> lines = new ArrayList<>();
        long cursor = after;
        for (Frame frame = log.after(cursor); frame != null; frame = log.after(cursor)) {
            lines.add(new String(frame.line(), StandardCharsets.UTF_8).strip());
            cursor = frame.through();
        }
        return lines;
    }

    private RecordLog filled(int maxRecords, int count) {
        RecordLog log = new RecordLog(encoder, maxRecords, 4 << 20);
        for (int i = 1; i <= count; i++) {
            log.append(LineRecord.of("line " + i));
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
        RecordLog log = new RecordLog(encoder, 8, 4 << 20);
        long cursor = 0;
        for (int i = 1; i <= 1_000; i++) {
            log.append(LineRecord.of("line " + i));
            Frame frame = log.after(cursor);
            assertThat(frame).isNotNull();
            assertThat(frame.seq()).isEqualTo(i);
            cursor = frame.through();
        }
    }

    @Test
    void bytesAreBoundedToo() {
        RecordLog log = new RecordLog(encoder, 1_000_000, 256 * 1024);
        for (int i = 0; i < 10_000; i++) {
            log.append(LineRecord.of("x".repeat(1_000)));
        }
        assertThat(log.bytes()).isLessThanOrEqualTo(256 * 1024);
        assertThat(read(log, 0)).hasSizeBetween(200, 260).anyMatch(line -> line.startsWith("{\"gap\""));
    }

    @Test
    void nothingIsTakenAfterTheOutcomeAndTheOutcomeIsNeverDropped() {
        RecordLog log = filled(8, 100);
        assertThat(log.end(OutcomeRecord.of(OutcomeKind.SUCCEEDED, "Done"))).isTrue();
        assertThat(log.end(OutcomeRecord.of(OutcomeKind.FAILED, "No"))).isFalse();
        assertThat(log.append(LineRecord.of("late"))).isFalse();
        assertThat(read(log, 100)).singleElement().asString().contains("succeeded");
        assertThat(log.seq()).isEqualTo(101);
    }

    @Test
    void aLineOfAHundredMegabytesIsOneRecordWithinItsBound() {
        RecordLog log = new RecordLog(encoder, 100, 4 << 20);
        log.append(LineRecord.of("x".repeat(100 << 20)));
        Frame frame = log.after(0);
        assertThat(frame).isNotNull();
        assertThat(frame.line().length).isLessThanOrEqualTo(65_536);
        assertThat(new String(frame.line(), StandardCharsets.UTF_8))
                .contains("…")
                .contains("\"cut\":");
    }
}
