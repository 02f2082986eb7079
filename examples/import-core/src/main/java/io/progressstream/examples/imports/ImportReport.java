package io.progressstream.examples.imports;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What an import did.
 *
 * @param rows in the file, its header and blank lines left out
 * @param imported rows that are in the database now
 * @param cancellations rows that were skipped, as they take an earlier invoice back
 * @param rejected rows that break a rule
 * @param revenueByCountry in pounds, the largest first; at most 100 countries, the others as one
 */
public record ImportReport(
        long rows, long imported, long cancellations, long rejected, Map<String, BigDecimal> revenueByCountry) {}
