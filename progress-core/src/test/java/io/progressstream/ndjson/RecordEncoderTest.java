package io.progressstream.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.progressstream.DisconnectPolicy;
import io.progressstream.Level;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.BeatRecord;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.GapRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.RawJson;
import io.progressstream.record.Snapshot;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.record.StateRecord;
import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of record, with its keys in the protocol's order. */
class RecordEncoderTest {
    private final RecordEncoder encoder = new RecordEncoder();

    @Test
    void operation() {
        assertThat(encode(
                        1,
                        new OperationRecord(
                                "Import orders.csv",
                                "4QJx2bVt9mKc7RzWfYh1Ng",
                                1L,
                                "/progress/4QJx2bVt9mKc7RzWfYh1Ng",
                                true,
                                DisconnectPolicy.CONTINUE,
                                5_000L)))
                .isEqualTo("{\"seq\":1,\"Operation\":\"Import orders.csv\",\"id\":\"4QJx2bVt9mKc7RzWfYh1Ng\",\"v\":1,"
                        + "\"follow\":\"/progress/4QJx2bVt9mKc7RzWfYh1Ng\",\"cancellable\":true,"
                        + "\"onDisconnect\":\"continue\",\"beat\":5000}\n");
    }

    @Test
    void line() {
        assertThat(encode(2, LineRecord.of("Read the header"))).isEqualTo("{\"seq\":2,\"Line\":\"Read the header\"}\n");
        assertThat(encode(
                        2,
                        new LineRecord(
                                "Row 118 rounded",
                                Level.WARN,
                                "price.rounded",
                                Map.of("row", RawJson.of(new byte[] {'7'})),
                                0)))
                .isEqualTo("{\"seq\":2,\"Line\":\"Row 118 rounded\",\"level\":\"warn\",\"code\":\"price.rounded\","
                        + "\"args\":{\"row\":7}}\n");
    }

    @Test
    void error() {
        assertThat(encode(
                        3,
                        new ErrorRecord(
                                "Row 119: unknown SKU", "sku.unknown", Map.of("sku", "X-1"), Map.of("row", 119L), 9)))
                .isEqualTo("{\"seq\":3,\"Error\":\"Row 119: unknown SKU\",\"code\":\"sku.unknown\","
                        + "\"args\":{\"sku\":\"X-1\"},\"at\":{\"row\":119},\"cut\":9}\n");
    }

    @Test
    void information() {
        assertThat(encode(4, InformationRecord.of("First pass done")))
                .isEqualTo("{\"seq\":4,\"Information\":\"First pass done\"}\n");
    }

    @Test
    void progress() {
        assertThat(encode(0, ProgressReport.indeterminate())).isEqualTo("{\"Progress\":null}\n");
        assertThat(encode(0, ProgressReport.of(0))).isEqualTo("{\"Progress\":0}\n");
        TaskReport task = new TaskReport("rows", 1L, null, TaskState.RUNNING, 42.5, 425L, 1000L, "rows", 83.125);
        assertThat(encode(0, new ProgressReport(42.567, 420L, 5L, 5120L, 6900L, task)))
                .isEqualTo(
                        "{\"Progress\":42.57,\"ok\":420,\"bad\":5,\"elapsed\":5120,\"eta\":6900,\"task\":\"rows\","
                                + "\"taskId\":1,\"taskProgress\":42.5,\"done\":425,\"total\":1000,\"unit\":\"rows\",\"rate\":83.125}\n");
    }

    @Test
    void progressIsNotRoundedToTheEnd() {
        assertThat(encode(0, ProgressReport.of(99.999))).isEqualTo("{\"Progress\":99.99}\n");
        assertThat(encode(0, ProgressReport.of(100))).isEqualTo("{\"Progress\":100}\n");
        assertThat(encode(0, ProgressReport.of(7.05))).isEqualTo("{\"Progress\":7.05}\n");
    }

    @Test
    void otherPassingRecords() {
        assertThat(encode(0, new BeatRecord(15_120, 4_200L))).isEqualTo("{\"beat\":15120,\"idle\":4200}\n");
        assertThat(encode(0, new StateRecord(OperationState.CANCELLING, false, null)))
                .isEqualTo("{\"state\":\"cancelling\",\"cancellable\":false}\n");
        assertThat(encode(0, new GapRecord(14, 57))).isEqualTo("{\"gap\":{\"from\":14,\"to\":57}}\n");
    }

    @Test
    void outcome() {
        assertThat(encode(
                        5,
                        new OutcomeRecord(
                                OutcomeKind.PARTIAL,
                                "998 of 1000 rows imported",
                                100.0,
                                998L,
                                2L,
                                7L,
                                Map.of("batch", 4711L),
                                null,
                                Map.of(),
                                null,
                                3,
                                0)))
                .isEqualTo(
                        "{\"seq\":5,\"Outcome\":\"partial\",\"Progress\":100,\"Information\":\"998 of 1000 rows imported\","
                                + "\"ok\":998,\"bad\":2,\"elapsed\":7,\"result\":{\"batch\":4711},\"clipped\":3}\n");
        assertThat(encode(6, OutcomeRecord.of(OutcomeKind.FAILED, "The database is full")))
                .isEqualTo("{\"seq\":6,\"Outcome\":\"failed\",\"Error\":\"The database is full\"}\n");
    }

    @Test
    void snapshot() {
        Snapshot snapshot = new Snapshot(
                OperationRecord.named("Import"),
                OperationState.ENDED,
                7,
                ProgressReport.of(12),
                3L,
                0,
                List.of(new TaskReport(null, null, null, TaskState.RUNNING, null, 1L, null, null, null)),
                OutcomeRecord.of(OutcomeKind.CANCELLED, "Cancelled"));
        String object =
                "{\"Operation\":\"Import\",\"v\":1,\"cancellable\":false,\"onDisconnect\":\"continue\",\"state\":\"ended\",\"seq\":7,\"Progress\":12,"
                        + "\"idle\":3,\"outcome\":{\"seq\":7,\"Outcome\":\"cancelled\",\"Error\":\"Cancelled\"},\"tasks\":[{\"done\":1}]}";
        assertThat(encode(0, new SnapshotRecord(snapshot))).isEqualTo("{\"snapshot\":" + object + "}\n");
        assertThat(new String(encoder.encodeSnapshotDocument(snapshot), UTF_8)).isEqualTo(object);
    }

    @Test
    void aNumberCanBeGivenLater() {
        byte[] line = encoder.encode(0, LineRecord.of("x"));
        assertThat(new String(RecordEncoder.numbered(12, line), UTF_8)).isEqualTo("{\"seq\":12,\"Line\":\"x\"}\n");
        assertThatIllegalArgumentException().isThrownBy(() -> RecordEncoder.numbered(0, line));
    }

    @Test
    void aValueThatNoRecordCanHoldIsRefusedAndDoesNotHarmTheNextRecord() {
        InformationRecord odd = new InformationRecord("x", null, Map.of("a", new Object()), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encode(1, odd))
                .withMessage("a record cannot hold a java.lang.Object: encode it with a PayloadCodec first");
        assertThat(encode(1, LineRecord.of("y"))).isEqualTo("{\"seq\":1,\"Line\":\"y\"}\n");
    }

    private String encode(long seq, ProgressRecord record) {
        return new String(encoder.encode(seq, record), UTF_8);
    }
}
