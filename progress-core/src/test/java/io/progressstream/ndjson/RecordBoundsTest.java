package io.progressstream.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.progressstream.DisconnectPolicy;
import io.progressstream.Level;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.RawJson;
import io.progressstream.record.Snapshot;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No record is larger than a record may be, and each says what it leaves out. */
class RecordBoundsTest {
    private static final int LIMIT = 65_536;

    private final RecordEncoder encoder = new RecordEncoder();

    @Test
    void aTextThatJustFitsIsWhole() {
        String text = "a".repeat(LIMIT - "{\"seq\":1,\"Line\":\"\"}\n".length());
        byte[] line = encoder.encode(1, LineRecord.of(text));
        assertThat(line).hasSize(LIMIT);
        assertThat(Decoded.only(line)).isEqualTo(LineRecord.of(text));
    }

    @Test
    void aTextThatIsOneByteLongerIsCut() {
        String text = "a".repeat(LIMIT - "{\"seq\":1,\"Line\":\"\"}\n".length() + 1);
        LineRecord read = cutLine(1, text);
        assertThat(read.cut()).isLessThan(40);
    }

    @Test
    void aTextOfAnyKindIsCutAtACharacterAndNothingIsLostUncounted() {
        Random random = new Random(31);
        List<String> parts = List.of("a", "ä", "€", "😀", "\n", "\u0000", "\"", "\u2028", "\uD83D", "e\u0301");
        for (String part : parts) {
            for (int i = 0; i < 8; i++) {
                String text = "x".repeat(i) + part.repeat(70_000);
                LineRecord read = cutLine(i, text);
                assertThat(bytes(read.text())).isGreaterThan(LIMIT / 7);
            }
        }
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < LIMIT) {
                text.append(HostileTexts.mixture(random));
            }
            cutLine(random.nextInt(1_000), text.toString());
        }
    }

    private LineRecord cutLine(long seq, String text) {
        byte[] line = encoder.encode(seq, LineRecord.of(text));
        assertThat(line.length).isBetween(LIMIT - 64, LIMIT);
        LineRecord read = (LineRecord) Decoded.only(line);
        String whole = HostileTexts.asRead(text);
        assertThat(read.text()).endsWith("…");
        String kept = read.text().substring(0, read.text().length() - 1);
        assertThat(whole.startsWith(kept)).isTrue();
        assertThat(bytes(kept) + read.cut()).isEqualTo(bytes(whole));
        return read;
    }

    @Test
    void whatWasLeftOutBeforeIsCountedToo() {
        LineRecord line = new LineRecord("a".repeat(LIMIT), Level.INFO, null, Map.of(), 1_000);
        LineRecord read = (LineRecord) Decoded.only(encoder.encode(1, line));
        assertThat(read.text().length() - 1 + read.cut()).isEqualTo(LIMIT + 1_000);
    }

    @Test
    void aTextOfManyMegabytesIsCutToo() {
        String text = "ä".repeat(20_000_000);
        LineRecord read = cutLine(7, text);
        assertThat(read.cut()).isGreaterThan(39_900_000);
    }

    @Test
    void aKeptRecordWithoutANumberLeavesRoomForOne() {
        for (int length = LIMIT - 100; length < LIMIT; length++) {
            byte[] line = encoder.encode(0, LineRecord.of("a".repeat(length)));
            byte[] numbered = RecordEncoder.numbered((1L << 53) - 1, line);
            assertThat(numbered.length).isLessThanOrEqualTo(LIMIT);
            assertThat(Decoded.of(numbered).readings().get(0).seq()).isEqualTo((1L << 53) - 1);
        }
    }

    @Test
    void aPayloadIsWrittenUpToItsBoundAndLeftOutBeyond() {
        Map<String, Object> fits = Map.of("k", "a".repeat(8_192 - "{'k':''}".length()));
        Map<String, Object> tooLarge = Map.of("k", "a".repeat(8_192 - "{'k':''}".length() + 1));
        assertThat(Decoded.only(encoder.encode(1, new ErrorRecord("e", null, fits, fits, 0))))
                .isEqualTo(new ErrorRecord("e", null, fits, fits, 0));
        assertThat(Decoded.only(encoder.encode(1, new ErrorRecord("e", null, tooLarge, fits, 0))))
                .isEqualTo(new ErrorRecord("e", null, Map.of(), fits, 8_193));
        assertThat(Decoded.only(encoder.encode(1, new ErrorRecord("e", null, tooLarge, tooLarge, 5))))
                .isEqualTo(new ErrorRecord("e", null, Map.of(), Map.of(), 5 + 2 * 8_193));
    }

    @Test
    void theSizeOfAPayloadIsExactHoweverItIsMade() {
        List<Object> elements = Collections.nCopies(5_000, List.of("ab", 12, Map.of("k\n", true)));
        Map<String, Object> payload =
                Map.of("list", elements, "raw", RawJson.of(bytesOf("\"" + "r".repeat(20_000) + "\"")));
        int size = 2 + "'list':,'raw':".length() + 2 + 5_000 * "['ab',12,{'k\\n':true}],".length() - 1 + 20_002;
        assertThat(Decoded.only(encoder.encode(1, new InformationRecord("i", "c", payload, 0))))
                .isEqualTo(new InformationRecord("i", "c", Map.of(), size));
        String text = "\u0000😀\uD83D".repeat(5_000_000);
        assertThat(Decoded.only(encoder.encode(1, new InformationRecord("i", "c", Map.of("t", text), 0))))
                .isEqualTo(new InformationRecord("i", "c", Map.of(), "{'t':''}".length() + 13 * 5_000_000L));
    }

    @Test
    void aTextGivesWayToItsPayload() {
        Map<String, Object> payload = Map.of("k", "a".repeat(8_000));
        ErrorRecord error = new ErrorRecord("x".repeat(LIMIT), "c".repeat(300), payload, payload, 0);
        byte[] line = encoder.encode(1, error);
        ErrorRecord read = (ErrorRecord) Decoded.only(line);
        assertThat(line.length).isBetween(LIMIT - 64, LIMIT);
        assertThat(read.args()).isEqualTo(payload);
        assertThat(read.at()).isEqualTo(payload);
        assertThat(read.code()).isEqualTo("c".repeat(255) + "…");
        assertThat(read.text().length() - 1 + read.cut()).isEqualTo(LIMIT);
    }

    @Test
    void aResultIsWrittenUpToItsBoundAndOmittedBeyond() {
        assertThat(outcomeWith(49_152).result()).isEqualTo("r".repeat(49_150));
        assertThat(outcomeWith(49_152).omitted()).isNull();
        assertThat(outcomeWith(49_153).result()).isNull();
        assertThat(outcomeWith(49_153).omitted()).isEqualTo(49_153L);
    }

    private OutcomeRecord outcomeWith(int resultBytes) {
        RawJson result = RawJson.of(bytesOf('"' + "r".repeat(resultBytes - 2) + '"'));
        OutcomeRecord outcome = new OutcomeRecord(
                OutcomeKind.SUCCEEDED, "ok".repeat(LIMIT), 100.0, 1L, 2L, 3L, result, null, Map.of(), "r", 4, 0);
        return (OutcomeRecord) Decoded.only(atMost(outcome));
    }

    @Test
    void aProblemSharesTheRoomOfTheResult() {
        assertThat(outcomeWithProblem(40_000, 9_000).problem()).isNotEmpty();
        OutcomeRecord tooMuch = outcomeWithProblem(40_000, 10_000);
        assertThat(tooMuch.result()).isEqualTo("r".repeat(39_998));
        assertThat(tooMuch.problem()).isEmpty();
        assertThat(tooMuch.cut()).isEqualTo(10_000);
    }

    private OutcomeRecord outcomeWithProblem(int resultBytes, int problemBytes) {
        Map<String, Object> problem = Map.of("detail", "d".repeat(problemBytes - "{'detail':''}".length()));
        String result = "r".repeat(resultBytes - 2);
        return (OutcomeRecord) Decoded.only(atMost(
                new OutcomeRecord(OutcomeKind.FAILED, "e", null, null, null, null, result, null, problem, null, 0, 0)));
    }

    @Test
    void namesAreCutAtACharacter() {
        OperationRecord read =
                (OperationRecord) Decoded.only(encoder.encode(1, OperationRecord.named("n".repeat(257))));
        assertThat(read.name()).isEqualTo("n".repeat(255) + "…");
        read = (OperationRecord) Decoded.only(encoder.encode(1, OperationRecord.named("n".repeat(254) + "😀😀")));
        assertThat(read.name()).isEqualTo("n".repeat(254) + "…");
        read = (OperationRecord) Decoded.only(encoder.encode(1, OperationRecord.named("n".repeat(256))));
        assertThat(read.name()).isEqualTo("n".repeat(256));
    }

    @Test
    void aUrlIsWholeOrAbsent() {
        assertThat(operationAt("f".repeat(8_192)).follow()).hasSize(8_192);
        assertThat(operationAt("f".repeat(8_193)).follow()).isNull();
    }

    private OperationRecord operationAt(String follow) {
        return (OperationRecord)
                Decoded.only(atMost(new OperationRecord("n", "i", 1L, follow, true, DisconnectPolicy.GRACE, 5_000L)));
    }

    @Test
    void aSnapshotIsARecordToo() {
        String name = "\u0001".repeat(256);
        TaskReport task = new TaskReport(name, 1L, 2L, TaskState.FAILED, 1.0, 1L, 2L, name, 1.0);
        OutcomeRecord outcome = new OutcomeRecord(
                OutcomeKind.PARTIAL,
                "i".repeat(LIMIT),
                100.0,
                1L,
                1L,
                1L,
                "r".repeat(40_000),
                null,
                Map.of("k", "p".repeat(40_000)),
                name,
                1,
                1);
        Snapshot snapshot = new Snapshot(
                new OperationRecord(name, name, 1L, "f".repeat(8_000), true, DisconnectPolicy.GRACE, 5_000L),
                OperationState.ENDED,
                9,
                ProgressReport.of(100),
                1L,
                1,
                Collections.nCopies(64, task),
                outcome);
        Snapshot read = ((SnapshotRecord) Decoded.only(atMost(new SnapshotRecord(snapshot)))).snapshot();
        assertThat(read.tasks()).isNotEmpty().hasSizeLessThan(64).containsOnly(task);
        assertThat(read.outcome()).isNotNull();
        assertThat(read.outcome().result()).isNull();
        assertThat(read.outcome().omitted()).isEqualTo(40_002);

        Snapshot running =
                new Snapshot(snapshot.operation(), OperationState.RUNNING, 9, null, null, 0, snapshot.tasks(), null);
        atMost(new SnapshotRecord(running));

        byte[] document = encoder.encodeSnapshotDocument(snapshot);
        assertThat(new String(document, UTF_8)).contains("r".repeat(40_000));
    }

    @Test
    void theLeastLimitsAreStillKept() {
        RecordLimits least = new RecordLimits(2_048 + 64 + 36 * 8, 32, 32, 8);
        RecordEncoder small = new RecordEncoder(least);
        String text = "\u0001".repeat(5_000);
        Map<String, Object> payload = Map.of("k", "v".repeat(20));
        TaskReport task = new TaskReport(text, 1L, 2L, TaskState.FAILED, 1.0, 1L, 2L, text, 1.0);
        OutcomeRecord outcome =
                new OutcomeRecord(OutcomeKind.FAILED, text, 100.0, 1L, 1L, 1L, "r", null, payload, text, 1, 1);
        OperationRecord operation = new OperationRecord(text, text, 1L, text, true, DisconnectPolicy.CANCEL, 1L);
        List<ProgressRecord> records = List.of(
                operation,
                new ErrorRecord(text, text, payload, payload, 0),
                outcome,
                new ProgressReport(1.0, 1L, 1L, 1L, 1L, task),
                new SnapshotRecord(new Snapshot(
                        operation, OperationState.ENDED, 1, ProgressReport.of(1), 1L, 1, List.of(task), outcome)));
        for (ProgressRecord record : records) {
            byte[] line = small.encode(0, record);
            assertThat(line.length).isLessThanOrEqualTo(least.recordBytes());
            assertThat(Decoded.of(line).reports()).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordLimits(least.recordBytes() - 1, 32, 32, 8))
                .withMessageContaining("recordBytes");
    }

    @Test
    void aValueNestedTooDeepIsRefused() {
        Object deep = 1;
        for (int i = 0; i < 497; i++) {
            deep = List.of(deep);
        }
        Map<String, Object> payload = Map.of("k", deep);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(1, new InformationRecord("i", null, payload, 0)))
                .withMessageContaining("deeper than 497");
    }

    private byte[] atMost(ProgressRecord record) {
        byte[] line = encoder.encode(1, record);
        assertThat(line.length).isLessThanOrEqualTo(LIMIT);
        return line;
    }

    private static long bytes(String text) {
        return bytesOf(text).length;
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(UTF_8);
    }
}
