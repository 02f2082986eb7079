package io.progressstream.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.Level;
import io.progressstream.OutcomeKind;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a text holds, wherever it stands, a record is one line, and a reader gets the same text. */
class OneLineTest {
    private final RecordEncoder encoder = new RecordEncoder();

    @Test
    void aTextIsReadAsItWasWritten() throws CharacterCodingException {
        for (String text : hostile()) {
            String read = HostileTexts.asRead(text);
            assertThat(roundTrip(LineRecord.of(text))).isEqualTo(LineRecord.of(read));
            assertThat(roundTrip(InformationRecord.of(text))).isEqualTo(InformationRecord.of(read));
            assertThat(roundTrip(OutcomeRecord.of(OutcomeKind.FAILED, text)))
                    .isEqualTo(OutcomeRecord.of(OutcomeKind.FAILED, read));
        }
    }

    @Test
    void soIsAPayload() throws CharacterCodingException {
        for (String text : hostile()) {
            String read = HostileTexts.asRead(text);
            if (Texts.jsonLength(text) < 2_000) {
                Map<String, Object> payload = Map.of(text, List.of(text, Map.of("k", text)));
                Map<String, Object> expected = Map.of(read, List.of(read, Map.of("k", read)));
                assertThat(roundTrip(new ErrorRecord("e", null, payload, payload, 0)))
                        .isEqualTo(new ErrorRecord("e", null, expected, expected, 0));
            }
        }
    }

    @Test
    void soIsAName() throws CharacterCodingException {
        for (String text : hostile()) {
            String read = HostileTexts.asRead(text);
            if (text.length() <= 256) {
                assertThat(roundTrip(OperationRecord.named(text))).isEqualTo(OperationRecord.named(read));
                assertThat(roundTrip(new LineRecord("", Level.WARN, text, Map.of(), 0)))
                        .isEqualTo(new LineRecord("", Level.WARN, read, Map.of(), 0));
                assertThat(roundTrip(report(text))).isEqualTo(report(read));
            }
        }
    }

    private static ProgressReport report(String text) {
        return new ProgressReport(
                1.0,
                null,
                null,
                null,
                null,
                new TaskReport(text, 1L, null, TaskState.RUNNING, null, null, null, text, null));
    }

    private static List<String> hostile() {
        List<String> texts = HostileTexts.all().toList();
        assertThat(texts).hasSizeGreaterThan(10_000);
        return texts;
    }

    private ProgressRecord roundTrip(ProgressRecord record) throws CharacterCodingException {
        byte[] line = encoder.encode(1, record);
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        assertThat(text).endsWith("\n");
        assertThat(text.chars().limit(text.length() - 1L)).noneMatch(OneLineTest::breaksLines);
        return Decoded.only(line);
    }

    private static boolean breaksLines(int c) {
        return c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
