package io.progressstream.examples.imports;

import io.progressstream.ItemError;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** What the rules say of a row. */
sealed interface Verdict {

    /**
     * It is an order line.
     *
     * @param quantity 1 or more
     * @param invoiceDate in the shop's time, or in UTC where the file named an offset
     * @param unitPrice in pounds, more than 0
     */
    record Order(
            String invoiceNo,
            String stockCode,
            String description,
            int quantity,
            LocalDateTime invoiceDate,
            BigDecimal unitPrice,
            String customerId,
            String country)
            implements Verdict {
        BigDecimal revenue() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** It takes an earlier invoice back; nothing is to be imported, and nothing is wrong. */
    record Cancellation(long row, String invoiceNo) implements Verdict {}

    /** It breaks a rule. */
    record Rejection(ItemError error) implements Verdict {}
}
