package io.progressstream.benchmarks.callsite;

import io.progressstream.Message;
import io.progressstream.benchmarks.Line;
import io.progressstream.ndjson.RecordEncoder;
import io.progressstream.record.LineRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of one line, in an array of its own, as it is kept for whoever comes later. */
@State(Scope.Thread)
public class Encoding {
    private static final String TEXT = "Row 4711: unknown SKU 85123A, taken as a gift";
    private static final byte[] HEAD = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MIDDLE = ",\"Line\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "\"}\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] buffer = new byte[256];
    private final RecordEncoder encoder = new RecordEncoder();
    private final JsonMapper json = JsonMapper.shared();
    private final LineRecord record = new LineRecord(TEXT, Message.of(TEXT).level(), null, Map.of(), 0);

    /** Nobody who knows nothing of the text in advance does less: ASCII without anything to escape is copied. */
    @Benchmark
    public byte[] byHand(Row row) {
        int at = append(HEAD, 0);
        at = append(row.next(), at);
        at = append(MIDDLE, at);
        for (int i = 0; i < TEXT.length(); i++) {
            char unit = TEXT.charAt(i);
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') {
                throw new IllegalStateException("This text is not as simple as that");
            }
            buffer[at++] = (byte) unit;
        }
        return Arrays.copyOf(buffer, append(TAIL, at));
    }

    private int append(byte[] bytes, int at) {
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        return at + bytes.length;
    }

    private int append(long number, int at) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    @Benchmark
    public byte[] ours(Row row) {
        return encoder.encode(row.next(), record);
    }

    /** A message object for each, as the article writes them; without a number. */
    @Benchmark
    public byte[] jackson(Row row) {
        row.next();
        return json.writeValueAsBytes(new Line(TEXT));
    }
}
