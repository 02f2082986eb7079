package io.progressstream.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.record.InformationRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers as they are written. */
class NumbersTest {
    private final RecordEncoder encoder = new RecordEncoder();

    @Test
    void wholeNumbers() {
        long[] numbers = {0, 1, 9, 10, 99, 100, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE};
        for (long number : numbers) {
            assertThat(argument(number)).isEqualTo(Long.toString(number));
            assertThat(argument(-number)).isEqualTo(Long.toString(-number));
        }
        assertThat(argument(Long.MIN_VALUE)).isEqualTo(Long.toString(Long.MIN_VALUE));
        assertThat(argument(7)).isEqualTo("7");
        assertThat(argument((short) 7)).isEqualTo("7");
        assertThat(argument((byte) -7)).isEqualTo("-7");
        assertThat(argument(new BigInteger("123456789012345678901234567890")))
                .isEqualTo("123456789012345678901234567890");
    }

    @Test
    void otherNumbers() {
        assertThat(argument(2.5)).isEqualTo("2.5");
        assertThat(argument(1e300)).isEqualTo("1.0E300");
        assertThat(argument(new BigDecimal("1E+3"))).isEqualTo("1E+3");
        assertThat(argument(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(argument(Float.POSITIVE_INFINITY)).isEqualTo("\"Infinity\"");
    }

    @Test
    void percentagesHaveAtMostTwoDecimalsAndNeverFall() {
        double last = 0;
        for (int i = 0; i <= 1_000_000; i++) {
            double read = percent(i / 10_000.0);
            assertThat(read).isGreaterThanOrEqualTo(last).isBetween(i / 10_000.0 - 0.010_001, i / 10_000.0 + 0.005_001);
            last = read;
        }
        assertThat(last).isEqualTo(100);
        assertThat(percent(Math.nextDown(100.0))).isEqualTo(99.99);
    }

    private double percent(double percent) {
        String line = new String(encoder.encode(0, ProgressReport.of(percent)), UTF_8);
        assertThat(line).matches("\\{\"Progress\":\\d{1,3}(\\.\\d?[1-9])?}\n");
        return Double.parseDouble(line.substring("{\"Progress\":".length(), line.length() - 2));
    }

    @Test
    void ratesHaveAtMostThreeDecimals() {
        assertThat(rate(83.1)).isEqualTo("83.1");
        assertThat(rate(0.0004)).isEqualTo("0");
        assertThat(rate(1_234_567.0625)).isEqualTo("1234567.063");
        assertThat(rate(4e15)).isEqualTo("4000000000000000");
        assertThat(rate(1e300)).isEqualTo("9007199254740991");
    }

    private String rate(double rate) {
        TaskReport counters = new TaskReport(null, null, null, TaskState.RUNNING, null, null, null, null, rate);
        String line = new String(encoder.encode(0, new ProgressReport(null, null, null, null, null, counters)), UTF_8);
        return line.substring("{\"Progress\":null,\"rate\":".length(), line.length() - 2);
    }

    private String argument(Object value) {
        String line = new String(encoder.encode(0, new InformationRecord("i", null, Map.of("a", value), 0)), UTF_8);
        return line.substring("{\"Information\":\"i\",\"args\":{\"a\":".length(), line.length() - 3);
    }
}
