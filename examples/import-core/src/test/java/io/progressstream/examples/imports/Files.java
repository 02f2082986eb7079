package io.progressstream.examples.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Files of orders in memory. */
final class Files {
    static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    static final String GOOD = "536365,85123A,WHITE HANGING HEART,6,2010-12-01T08:26,2.55,17850,United Kingdom\n";

    private Files() {}

    static OrderFile orders(String rows) {
        return text(HEADER + rows);
    }

    static OrderFile text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static OrderFile bytes(byte[] bytes) {
        return new OrderFile("orders.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
