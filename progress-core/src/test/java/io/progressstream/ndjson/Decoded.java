package io.progressstream.ndjson;

import io.progressstream.record.ProgressRecord;
import io.progressstream.record.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** What a decoder made of a stream. */
record Decoded(List<Reading> readings, List<ReadReport> reports, boolean outcome) {

    /** Reads a stream that comes in one piece. */
    static Decoded of(byte[] stream) {
        return inChunks(stream, Math.max(1, stream.length));
    }

    /** Reads a stream that comes in pieces of this size. */
    static Decoded inChunks(byte[] stream, int size) {
        return torn(stream, () -> size);
    }

    /** Reads a stream that comes in pieces of these sizes, each in an array of its own with something around it. */
    static Decoded torn(byte[] stream, IntSupplier sizes) {
        List<Reading> readings = new ArrayList<>();
        List<ReadReport> reports = new ArrayList<>();
        RecordDecoder decoder = new RecordDecoder(readings::add, reports::add);
        for (int at = 0; at < stream.length; ) {
            int size = Math.min(sizes.getAsInt(), stream.length - at);
            byte[] piece = new byte[size + 2];
            piece[0] = '\n';
            piece[size + 1] = '\n';
            System.arraycopy(stream, at, piece, 1, size);
            decoder.feed(piece, 1, size);
            at += size;
        }
        decoder.end();
        return new Decoded(readings, reports, decoder.isOutcomeRead());
    }

    /** The only record of a stream that has nothing else to tell. */
    static ProgressRecord only(byte[] stream) {
        Decoded decoded = of(stream);
        if (decoded.readings.size() != 1 || !decoded.reports.isEmpty()) {
            throw new AssertionError("not one record: " + decoded);
        }
        return decoded.readings.get(0).record();
    }

    List<ProgressRecord> records() {
        return readings.stream().map(Reading::record).toList();
    }

    /** The reports as {@code line:kind}. */
    List<String> reportsInShort() {
        return reports.stream()
                .map(report -> report.line() + ":" + report.kind().wire())
                .toList();
    }
}
