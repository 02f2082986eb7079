package io.progressstream.examples.imports;

import io.progressstream.ItemError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/** The rules of an order line; the first one that a row breaks is told. */
final class OrderRules {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private OrderRules() {}

    static Verdict judge(OrderRow row) {
        if (row.values().size() > OrderCsv.HEADER.size()) {
            return rejected(
                    row,
                    "Country",
                    "columns.too-many",
                    "the row has " + row.values().size() + " columns, not 8");
        }
        if (row.invoiceNo().startsWith("C")) {
            return new Verdict.Cancellation(row.number(), row.invoiceNo());
        }
        if (row.customerId().isEmpty()) {
            return rejected(row, "CustomerID", "customer.missing", "CustomerID is missing");
        }
        if (!isPositive(row.quantity(), WHOLE)) {
            return rejected(
                    row, "Quantity", "quantity.invalid", wrong("Quantity", row.quantity(), "a positive whole number"));
        }
        if (!isPositive(row.unitPrice(), DECIMAL)) {
            return rejected(row, "UnitPrice", "price.invalid", wrong("UnitPrice", row.unitPrice(), "a positive price"));
        }
        try {
            return order(row, dateTime(row.invoiceDate()));
        } catch (DateTimeException e) {
            return rejected(
                    row,
                    "InvoiceDate",
                    "date.invalid",
                    wrong("InvoiceDate", row.invoiceDate(), "a date and time such as 2010-12-01T08:26"));
        }
    }

    private static Verdict.Order order(OrderRow row, LocalDateTime invoiceDate) {
        return new Verdict.Order(
                row.invoiceNo(),
                row.stockCode(),
                row.description(),
                Integer.parseInt(row.quantity()),
                invoiceDate,
                new BigDecimal(row.unitPrice()),
                row.customerId(),
                row.country());
    }

    /** Nothing but ASCII digits, and not too many: {@code 1E999999999} is a number for Java, and takes a gigabyte to add. */
    private static boolean isPositive(String text, Pattern form) {
        return form.matcher(text).matches() && new BigDecimal(text).signum() > 0;
    }

    private static LocalDateTime dateTime(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime offset
                ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : LocalDateTime.from(time);
    }

    private static String wrong(String field, String value, String expected) {
        return value.isEmpty()
                ? field + " is missing"
                : field + " is " + BadFile.quoted(value) + ", and must be " + expected;
    }

    private static Verdict rejected(OrderRow row, String field, String code, String why) {
        return new Verdict.Rejection(ItemError.of("Row " + row.number() + ": " + why)
                .code(code)
                .row(row.number())
                .field(field));
    }
}
