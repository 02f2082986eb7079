package io.progressstream.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.progressstream.DisconnectPolicy;
import io.progressstream.Level;
import io.progressstream.OutcomeKind;
import io.progressstream.record.BeatRecord;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.Reading;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a reader does with what is torn, broken, unknown or hostile. */
class RecordDecoderTest {

    @Test
    void aStreamIsReadTheSameWhereverItIsTorn() {
        byte[] stream =
                ("\uFEFF{\"seq\":1,\"Operation\":\"Ümläut 👾\"}\r\n\n \t\r\n{\"Line\":\"€\u2028\"}\nnonsense\n[]\n"
                                + "{\"Progress\":\"x\"}\n{\"seq\":2,\"Outcome\":\"succeeded\"}\n{\"Line\":\"late\"}")
                        .getBytes(UTF_8);
        Decoded whole = Decoded.of(stream);
        assertThat(whole.readings())
                .containsExactly(
                        new Reading(1, operation("Ümläut 👾")),
                        new Reading(0, LineRecord.of("€\u2028")),
                        new Reading(2, outcome(OutcomeKind.SUCCEEDED)));
        assertThat(whole.reportsInShort()).containsExactly("5:json", "6:not-an-object", "7:type", "9:after-outcome");
        assertThat(whole.outcome()).isTrue();
        for (int size = 1; size <= stream.length; size++) {
            assertThat(Decoded.inChunks(stream, size)).isEqualTo(whole);
        }
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            assertThat(Decoded.torn(stream, () -> random.nextInt(9))).isEqualTo(whole);
        }
    }

    @Test
    void whatIsCutOffAnywhereIsReadUpToThereAndIsNoSuccess() {
        byte[] stream = "{\"seq\":1,\"Line\":\"a\"}\n{\"seq\":2,\"Outcome\":\"succeeded\"}\n".getBytes(UTF_8);
        for (int end = 0; end < stream.length - 2; end++) {
            byte[] cut = Arrays.copyOf(stream, end);
            Decoded decoded = Decoded.of(cut);
            assertThat(decoded.outcome()).isFalse();
            assertThat(decoded.readings()).hasSize(end < 20 ? 0 : 1);
            boolean onALine = end == 0 || end == 20 || end == 21;
            assertThat(decoded.reports()).hasSize(onALine ? 0 : 1);
        }
    }

    @Test
    void aLineMayHaveAMebibyteAndNoByteMore() {
        byte[] fits = line(RecordDecoder.MAX_LINE_BYTES);
        byte[] tooLong = line(RecordDecoder.MAX_LINE_BYTES + 1);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(fits);
        stream.writeBytes(tooLong);
        stream.writeBytes("{\"Line\":\"after\"}\n".getBytes(UTF_8));
        stream.writeBytes(tooLong);
        for (int size : List.of(1_000, 65_536, 3_000_000, 4_000_000)) {
            Decoded decoded = Decoded.inChunks(stream.toByteArray(), size);
            assertThat(decoded.records()).hasSize(2).endsWith(LineRecord.of("after"));
            assertThat(decoded.reportsInShort()).containsExactly("2:too-long", "4:too-long");
        }
    }

    private static byte[] line(int bytes) {
        return ("{\"Line\":\"" + "ü".repeat((bytes - 11) / 2) + "x".repeat((bytes - 11) % 2) + "\"}\n").getBytes(UTF_8);
    }

    @Test
    void aLineWithoutAnEndIsNotHeld() {
        List<ReadReport> reports = new ArrayList<>();
        RecordDecoder decoder = new RecordDecoder(reading -> {}, reports::add);
        byte[] piece = new byte[1_000_000];
        for (int i = 0; i < 300; i++) {
            decoder.feed(piece, 0, piece.length);
        }
        decoder.end();
        assertThat(reports).extracting(ReadReport::kind).containsExactly(ReadReport.Kind.TOO_LONG);
    }

    @Test
    void manyWordsInOneRecordAreReadOneByOne() {
        Decoded decoded = decode(
                "{\"Information\":\"i\",\"Error\":\"e\",\"Line\":\"l\",\"Progress\":12,\"seq\":3,\"code\":\"c\"}");
        assertThat(decoded.readings())
                .containsExactly(
                        new Reading(3, ProgressReport.of(12)),
                        new Reading(3, new LineRecord("l", Level.INFO, "c", Map.of(), 0)),
                        new Reading(3, new ErrorRecord("e", "c", Map.of(), Map.of(), 0)),
                        new Reading(3, new InformationRecord("i", "c", Map.of(), 0)));
    }

    @Test
    void nullIsAbsentButForAProgressThatStandsAlone() {
        assertThat(decode("{\"Progress\":null}").records()).containsExactly(ProgressReport.indeterminate());
        assertThat(decode("{\"Progress\":null,\"Line\":null}").records())
                .containsExactly(ProgressReport.indeterminate());
        assertThat(decode("{\"Progress\":null,\"Line\":\"l\"}").records()).containsExactly(LineRecord.of("l"));
        assertThat(decode("{\"Line\":null,\"Outcome\":null,\"Operation\":null,\"beat\":5}")
                        .records())
                .containsExactly(new BeatRecord(5, null));
    }

    @Test
    void aWordOfAnotherTypeIsReportedAndTheOthersAreRead() {
        Decoded decoded = decode("{\"Progress\":true,\"Line\":7,\"Error\":\"e\",\"Outcome\":{},\"Operation\":[]}");
        assertThat(decoded.records()).containsExactly(ErrorRecord.of("e"));
        assertThat(decoded.reports())
                .extracting(ReadReport::detail)
                .containsExactly(
                        "Outcome is no text",
                        "Operation is no text",
                        "Line is no text",
                        "Progress is no finite number");
    }

    @Test
    void anUnknownOutcomeIsNoOutcome() {
        Decoded decoded = decode("{\"Outcome\":\"SUCCEEDED\"}\n{\"Line\":\"l\"}");
        assertThat(decoded.records()).containsExactly(LineRecord.of("l"));
        assertThat(decoded.reportsInShort()).containsExactly("1:type");
        assertThat(decoded.outcome()).isFalse();
    }

    @Test
    void progressStaysWithinItsRange() {
        assertThat(decode("{\"Progress\":-1}\n{\"Progress\":1e2}\n{\"Progress\":1000}")
                        .records())
                .containsExactly(ProgressReport.of(0), ProgressReport.of(100), ProgressReport.of(100));
        assertThat(decode("{\"Progress\":1e999}\n{\"Progress\":" + "9".repeat(400) + "}")
                        .reportsInShort())
                .containsExactly("1:type", "2:type");
    }

    @Test
    void integersAreWholeNumbersThatABrowserCanCountInAnyNotation() {
        assertThat(decode("{\"beat\":5.0}\n{\"beat\":1e3}\n{\"beat\":9007199254740991}\n{\"beat\":-0}")
                        .records())
                .containsExactly(
                        new BeatRecord(5, null),
                        new BeatRecord(1_000, null),
                        new BeatRecord((1L << 53) - 1, null),
                        new BeatRecord(0, null));
        assertThat(
                        decode(
                                "{\"beat\":5.5}\n{\"beat\":-1}\n{\"beat\":9007199254740992}\n{\"beat\":1e300}\n{\"beat\":\"5\"}"))
                .isEqualTo(new Decoded(List.of(), List.of(), false));
    }

    @Test
    void ofEqualKeysTheLastOneCounts() {
        assertThat(decode("{\"Line\":\"a\",\"Line\":\"b\"}").records()).containsExactly(LineRecord.of("b"));
    }

    @Test
    void plainValuesAreWhatTheyAreInJson() {
        Decoded decoded = decode(
                "{\"Line\":\"l\",\"args\":{\"a\":[1,2.5,9223372036854775807,9223372036854775808,true,null,\"t\"],"
                        + "\"__proto__\":{\"x\":1},\"long\":" + "9".repeat(40) + "}}");
        Map<String, Object> args = ((LineRecord) decoded.records().get(0)).args();
        assertThat(args.get("a"))
                .isEqualTo(Arrays.asList(1L, 2.5, Long.MAX_VALUE, 9223372036854775808.0, true, null, "t"));
        assertThat(args.get("__proto__")).isEqualTo(Map.of("x", 1L));
        assertThat(args.get("long")).isEqualTo(1e40);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> args.put("k", "v"));
    }

    @Test
    void aNumberOfAMillionDigitsOrAKeyOfAMillionCharactersTakesNoTime() {
        String digits = "7".repeat(1_000_000);
        String lines = "{\"Line\":\"a\",\"n\":" + digits + "}\n{\"Line\":\"b\",\"" + digits
                + "\":1.5}\n{\"Line\":\"c\",\"n\":0." + digits + "}";
        long start = System.nanoTime();
        assertThat(decode(lines).records()).containsExactly(LineRecord.of("a"), LineRecord.of("b"), LineRecord.of("c"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nestingBeyondTheBoundIsReportedAndReadingGoesOn() {
        String deep =
                "{\"Line\":\"l\",\"args\":{\"k\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}}\n{\"Line\":\"m\"}";
        Decoded decoded = decode(deep);
        assertThat(decoded.reportsInShort()).containsExactly("1:json");
        assertThat(decoded.records()).containsExactly(LineRecord.of("m"));
    }

    @Test
    void malformedUtf8IsReplacedAsInABrowser() {
        byte[] stream = {
            '{',
            '"',
            'L',
            'i',
            'n',
            'e',
            '"',
            ':',
            '"',
            (byte) 0xED,
            (byte) 0xA0,
            (byte) 0x80,
            'a',
            (byte) 0xF0,
            (byte) 0x9F,
            (byte) 0x91,
            'b',
            (byte) 0xC0,
            (byte) 0x80,
            '"',
            '}'
        };
        assertThat(Decoded.only(stream)).isEqualTo(LineRecord.of("\uFFFD\uFFFD\uFFFDa\uFFFDb\uFFFD\uFFFD"));
    }

    @Test
    void aByteOrderMarkIsSkippedAtTheBeginningOnly() {
        Decoded decoded = decode("\uFEFF{\"Line\":\"a\"}\n\uFEFF{\"Line\":\"b\"}");
        assertThat(decoded.records()).containsExactly(LineRecord.of("a"));
        assertThat(decoded.reportsInShort()).containsExactly("2:json");
        assertThat(decode("\uFEFF")).isEqualTo(new Decoded(List.of(), List.of(), false));
    }

    @Test
    void anyBytesGiveRecordsOrReportsAndNothingElse() {
        Random random = new Random(99);
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "1",
            "-",
            "e9",
            ".",
            "\\",
            "\\u12",
            " ",
            "\n",
            "\r\n",
            "\"Line\":",
            "\"Progress\":",
            "\"Outcome\":",
            "\"succeeded\"",
            "\"snapshot\":{",
            "\"tasks\":[",
            "\"gap\":{\"from\":1,\"to\":",
            "\"a\"",
            "\u0000"
        };
        for (int i = 0; i < 20_000; i++) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (int j = random.nextInt(30); j >= 0; j--) {
                if (random.nextInt(8) == 0) {
                    stream.write(random.nextInt(256));
                } else {
                    stream.writeBytes(pieces[random.nextInt(pieces.length)].getBytes(UTF_8));
                }
            }
            byte[] bytes = stream.toByteArray();
            assertThat(Decoded.inChunks(bytes, 1 + random.nextInt(5))).isEqualTo(Decoded.of(bytes));
        }
    }

    @Test
    void nothingCanBeFedAfterTheEnd() {
        RecordDecoder decoder = new RecordDecoder(reading -> {}, report -> {});
        decoder.end();
        decoder.end();
        assertThatIllegalStateException().isThrownBy(() -> decoder.feed(new byte[1], 0, 1));
    }

    private static Decoded decode(String stream) {
        return Decoded.of(stream.getBytes(UTF_8));
    }

    private static OperationRecord operation(String name) {
        return new OperationRecord(name, null, null, null, false, DisconnectPolicy.CONTINUE, null);
    }

    private static OutcomeRecord outcome(OutcomeKind kind) {
        return new OutcomeRecord(kind, null, null, null, null, null, null, null, Map.of(), null, 0, 0);
    }
}
