package io.progressstream.examples.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.progressstream.ProgressException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFileTest {
    @Test
    void everyRuleIsBrokenByAboutThreePercentOfTheRowsInAll() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();

        try (OrderCsv csv =
                OrderCsv.open(new ByteArrayInputStream(sample(10_000).getBytes(StandardCharsets.UTF_8)))) {
            for (OrderRow row : csv) {
                counts.merge(kind(OrderRules.judge(row)), 1, Integer::sum);
            }
        }

        assertThat(counts)
                .containsOnlyKeys(
                        "order",
                        "cancellation",
                        "customer.missing",
                        "quantity.invalid",
                        "price.invalid",
                        "date.invalid");
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        assertThat(counts.get("order")).isBetween(9_550, 9_650);
        assertThat(counts.get("cancellation")).isBetween(80, 120);
    }

    @Test
    void theSameNumberOfRowsGivesTheSameFile() throws IOException {
        assertThat(sample(500)).isEqualTo(sample(500)).isNotEqualTo(sample(501));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 5_000_001, Long.MAX_VALUE})
    void theNumberOfRowsIsBounded(long rows) {
        assertThatThrownBy(() -> new SampleFile(rows))
                .isInstanceOf(ProgressException.class)
                .hasMessage("rows must be 1 to 5000000, and is " + rows + ".");
    }

    private static String sample(long rows) throws IOException {
        StringBuilder text = new StringBuilder();
        new SampleFile(rows).writeTo(text);
        return text.toString();
    }

    private static String kind(Verdict verdict) {
        if (verdict instanceof Verdict.Rejection rejection) {
            return rejection.error().code().orElseThrow();
        }
        return verdict instanceof Verdict.Order ? "order" : "cancellation";
    }
}
