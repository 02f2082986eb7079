package io.progressstream.examples.imports;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what an import does. Its memory is bounded, whatever a file holds. */
final class Tally {
    private static final int MAX_COUNTRIES = 100;
    private static final String OTHERS = "Other countries";

    private final Map<String, BigDecimal> revenue = new HashMap<>();
    private long rows;
    private long imported;
    private long cancellations;

    void row() {
        rows++;
    }

    void imported(Verdict.Order order) {
        imported++;
        String country = order.country().substring(0, Math.min(order.country().length(), 60));
        boolean known = revenue.containsKey(country) || revenue.size() < MAX_COUNTRIES - 1;
        revenue.merge(known ? country : OTHERS, order.revenue(), BigDecimal::add);
    }

    void cancelled() {
        cancellations++;
    }

    ImportReport report() {
        Map<String, BigDecimal> largestFirst = new LinkedHashMap<>();
        revenue.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> largestFirst.put(entry.getKey(), entry.getValue()));
        return new ImportReport(
                rows,
                imported,
                cancellations,
                rows - imported - cancellations,
                Collections.unmodifiableMap(largestFirst));
    }
}
