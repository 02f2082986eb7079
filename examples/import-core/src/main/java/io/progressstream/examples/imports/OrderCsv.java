package io.progressstream.examples.imports;

import io.progressstream.ProgressException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file of orders, read as a stream: memory does not grow with the file. Comma separated, quoted by {@code "}, UTF-8; blank
 * lines are left out. Can be gone through once.
 */
final class OrderCsv implements Iterable<OrderRow>, AutoCloseable {
    /** The columns. */
    static final List<String> HEADER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setTrim(true).get();

    private final RowBound bound;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private OrderCsv(InputStream in) throws IOException {
        bound = new RowBound(new Utf8Text(in));
        parser = CSVParser.builder().setReader(bound).setFormat(FORMAT).get();
        records = parser.iterator();
    }

    /**
     * Opens a file of orders and reads its header. Closing the rows closes the stream.
     *
     * @throws ProgressException with status 400 if the header is not {@link #HEADER}
     */
    static OrderCsv open(InputStream in) throws IOException {
        try {
            OrderCsv csv = new OrderCsv(in);
            csv.readHeader();
            return csv;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private void readHeader() throws IOException {
        List<String> header;
        try {
            header = records.hasNext() ? records.next().toList() : List.of();
        } catch (UncheckedIOException e) {
            throw BadFile.notOrders("The first line cannot be read: " + reason(e.getCause()) + ".");
        }
        bound.nextRow();
        if (!header.equals(HEADER)) {
            throw BadFile.notOrders("The first line must be " + String.join(", ", HEADER) + ", and is "
                    + BadFile.quoted(String.join(",", header)) + "." + hint(header));
        }
    }

    private static String hint(List<String> header) {
        return header.size() == 1 && header.get(0).contains(";")
                ? " Columns must be separated by commas, not by semicolons."
                : "";
    }

    /**
     * The rows that follow. Each step may throw a {@link ProgressException} with status 422 and the number of the row if the file
     * cannot be read any further, or an {@link UncheckedIOException}.
     */
    @Override
    public Iterator<OrderRow> iterator() {
        return new Rows();
    }

    private final class Rows implements Iterator<OrderRow> {
        private @Nullable OrderRow next;

        @Override
        public boolean hasNext() {
            while (next == null && recordFollows()) {
                CSVRecord row = records.next();
                bound.nextRow();
                if (!isBlank(row)) {
                    next = new OrderRow(row.getRecordNumber(), row.toList());
                }
            }
            return next != null;
        }

        @Override
        public OrderRow next() {
            OrderRow row = hasNext() ? next : null;
            if (row == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return row;
        }

        private boolean recordFollows() {
            try {
                return records.hasNext();
            } catch (UncheckedIOException e) {
                throw BadFile.brokenAt(parser.getRecordNumber() + 1, reason(e.getCause()) + ".");
            }
        }
    }

    private static boolean isBlank(CSVRecord row) {
        return row.size() == 1 && row.get(0).isEmpty();
    }

    /** Why the text cannot be read, in words for the person who sent it; any other failure is passed on. */
    private static String reason(@Nullable IOException failure) {
        if (failure instanceof CSVException) {
            return "a quote (\") is not closed, or something stands behind a closing quote";
        }
        if (failure instanceof CharConversionException || failure instanceof RowBound.RowTooLongException) {
            return Objects.requireNonNullElse(failure.getMessage(), "the text cannot be read");
        }
        throw new UncheckedIOException(failure);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
