package io.progressstream.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.progressstream.Level;
import io.progressstream.OutcomeKind;
import io.progressstream.record.BeatRecord;
import io.progressstream.record.KeptRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One operation written without an engine. */
class NdjsonWriterTest {
    private final Flushed out = new Flushed();

    @Test
    void anOperationIsWrittenFromItsNameToItsOutcome() throws IOException {
        try (NdjsonWriter writer = new NdjsonWriter(out, "Check")) {
            writer.line("l");
            writer.progress(33.333);
            writer.indeterminate();
            writer.error("e");
            writer.information("i");
            writer.write(new BeatRecord(5, 6L));
            writer.succeeded("s");
        }
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "{\"seq\":1,\"Operation\":\"Check\",\"v\":1,\"cancellable\":false,\"onDisconnect\":\"continue\"}\n{\"seq\":2,\"Line\":\"l\"}\n"
                                + "{\"Progress\":33.33}\n{\"Progress\":null}\n{\"seq\":3,\"Error\":\"e\"}\n{\"seq\":4,\"Information\":\"i\"}\n"
                                + "{\"beat\":5,\"idle\":6}\n{\"seq\":5,\"Outcome\":\"succeeded\",\"Progress\":100,\"Information\":\"s\"}\n");
        assertThat(out.closed).isTrue();
    }

    @Test
    void eachRecordIsFlushedWhenTheCallReturns() throws IOException {
        NdjsonWriter writer = new NdjsonWriter(out, "Check");
        assertThat(out.flushed).isEqualTo(out.size()).isPositive();
        writer.progress(1);
        assertThat(out.flushed).isEqualTo(out.size());
    }

    @Test
    void whatComesAfterTheOutcomeIsDropped() throws IOException {
        NdjsonWriter writer = new NdjsonWriter(out, "Check");
        writer.failed("f");
        int size = out.size();
        writer.succeeded("s");
        writer.line("l");
        writer.close();
        writer.close();
        assertThat(out.size()).isEqualTo(size);
    }

    @Test
    void workThatEndsWithoutAnOutcomeBrokeOff() throws IOException {
        new NdjsonWriter(out, "Check").close();
        assertThat(Decoded.of(out.toByteArray()).records())
                .endsWith(OutcomeRecord.of(OutcomeKind.FAILED, "The work broke off"));
    }

    @Test
    void theFirstFailureOfTheStreamIsThrownAndNothingIsWrittenBehindHalfARecord() throws IOException {
        NdjsonWriter writer = new NdjsonWriter(out, "Check");
        out.failure = new IOException("broken pipe");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> writer.line("l"));
        out.failure = null;
        int size = out.size();
        writer.line("m");
        writer.succeeded("s");
        writer.close();
        assertThat(out.size()).isEqualTo(size);
        assertThat(out.closed).isTrue();
    }

    @Test
    void whatCannotBeWrittenDoesNotUseUpANumber() throws IOException {
        NdjsonWriter writer = new NdjsonWriter(out, "Check");
        LineRecord odd = new LineRecord("l", Level.INFO, null, Map.of("k", new Object()), 0);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(odd));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(OperationRecord.named("Other")));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.progress(100.5));
        writer.line("m");
        assertThat(Decoded.of(out.toByteArray()).readings()).endsWith(new Reading(2, LineRecord.of("m")));
    }

    @Test
    void threadsThatReportAtOnceDoNotMixTheirRecordsOrTheirNumbers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (NdjsonWriter writer = new NdjsonWriter(out, "Check")) {
            List<Future<Object>> jobs = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Callable<Object> job = () -> {
                    for (int i = 0; i < 500; i++) {
                        writer.line("line " + i);
                        writer.progress(i / 5.0);
                    }
                    return true;
                };
                jobs.add(threads.submit(job));
            }
            for (Future<Object> job : jobs) {
                job.get();
            }
            writer.succeeded("s");
        } finally {
            threads.shutdownNow();
        }
        Decoded decoded = Decoded.of(out.toByteArray());
        assertThat(decoded.reports()).isEmpty();
        assertThat(decoded.readings()).hasSize(1 + 4_000 + 1);
        assertThat(decoded.readings().stream()
                        .filter(reading -> reading.record() instanceof KeptRecord)
                        .map(Reading::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_002).boxed().toList());
    }

    private static final class Flushed extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int flushed;
        private boolean closed;
        private @Nullable IOException failure;

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            if (failure != null) {
                bytes.write(source, offset, length / 2);
                throw failure;
            }
            bytes.write(source, offset, length);
        }

        @Override
        public void flush() {
            flushed = bytes.size();
        }

        @Override
        public void close() {
            closed = true;
        }

        int size() {
            return bytes.size();
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        String toString(Charset charset) {
            return bytes.toString(charset);
        }
    }
}
