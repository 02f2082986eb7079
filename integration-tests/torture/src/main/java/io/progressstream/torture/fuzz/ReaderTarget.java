package io.progressstream.torture.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.progressstream.ndjson.RecordDecoder;
import java.util.ArrayList;
import java.util.List;

/** The reader of streams: it throws at nothing, and reads the same however the bytes are cut. */
public final class ReaderTarget {
    private ReaderTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        int chunk = data.consumeInt(1, 64);
        byte[] bytes = data.consumeRemainingAsBytes();
        List<String> whole = read(bytes, Math.max(1, bytes.length));
        List<String> torn = read(bytes, chunk);
        if (!whole.equals(torn)) {
            throw new IllegalStateException(whole + " whole, and " + torn + " in pieces of " + chunk);
        }
    }

    private static List<String> read(byte[] bytes, int chunk) {
        List<String> told = new ArrayList<>();
        RecordDecoder decoder = new RecordDecoder(
                reading -> told.add(reading.record().toString()), report -> told.add(report.toString()));
        for (int at = 0; at < bytes.length; at += chunk) {
            decoder.feed(bytes, at, Math.min(chunk, bytes.length - at));
        }
        decoder.end();
        told.add(Boolean.toString(decoder.isOutcomeRead()));
        return told;
    }
}
