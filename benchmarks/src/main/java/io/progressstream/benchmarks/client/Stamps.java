package io.progressstream.benchmarks.client;

import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;

/** Finds the lines of one stream that say when they were made ({@link io.progressstream.benchmarks.Line#now}), however its bytes are cut. */
public final class Stamps {
    private static final byte[] BEGIN = "\"Line\":\"".getBytes(StandardCharsets.US_ASCII);

    private int matched;
    private long made;

    /** An empty histogram of nanoseconds, up to a minute, exact to a hundredth. */
    public static Histogram histogram() {
        return new Histogram(60_000_000_000L, 2);
    }

    /** Takes bytes that came at a time, and writes down how old their lines were then. */
    public void take(byte[] bytes, int length, long now, Histogram ages) {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (matched < BEGIN.length) {
                matched = b == BEGIN[matched] ? matched + 1 : b == BEGIN[0] ? 1 : 0;
                made = 0;
            } else if (b >= '0' && b <= '9') {
                made = made * 10 + (b - '0');
            } else {
                matched = 0;
                if (b == '"' && made > 0) {
                    ages.recordValue(Math.max(0, now - made));
                }
            }
        }
    }
}
