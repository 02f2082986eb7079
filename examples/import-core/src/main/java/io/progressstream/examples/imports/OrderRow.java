package io.progressstream.examples.imports;

import java.util.List;

/**
 * One row of a file of orders, as it stands there.
 *
 * @param number of the row, from 1; the header is row 1, as a spreadsheet counts
 * @param values in the order of {@link OrderCsv#HEADER}; too many or too few where the row is wrong
 */
record OrderRow(long number, List<String> values) {
    String invoiceNo() {
        return value(0);
    }

    String stockCode() {
        return value(1);
    }

    String description() {
        return value(2);
    }

    String quantity() {
        return value(3);
    }

    String invoiceDate() {
        return value(4);
    }

    String unitPrice() {
        return value(5);
    }

    String customerId() {
        return value(6);
    }

    String country() {
        return value(7);
    }

    private String value(int index) {
        return index < values.size() ? values.get(index) : "";
    }
}
