package io.progressstream.examples.imports;

import io.progressstream.OperationCancelledException;
import io.progressstream.ProgressException;
import io.progressstream.ProgressSink;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Imports a file of orders: reads it once to see that it can be read to its end and how many rows there are, then puts each row through
 * the rules and into the database. One transaction: all rows that keep the rules, or none.
 */
public final class OrderImport {
    private final OrderTable orders;

    /** An import into this table. */
    public OrderImport(OrderTable orders) {
        this.orders = orders;
    }

    /**
     * Runs the import. Each rejected row is an error of {@code progress}, each skipped one a line.
     *
     * @throws OperationCancelledException if it was asked to stop, and says how many rows were rolled back
     * @throws ProgressException if the file cannot be read to its end, or the database failed, and says that nothing was imported
     */
    public ImportReport run(OrderFile file, Pace pace, ProgressSink progress) throws IOException, SQLException {
        long rows = check(file, progress);
        try (OrderCsv csv = OrderCsv.open(file.content().open());
                OrderLoad load = orders.load()) {
            try {
                ImportReport report = progress.task(
                        "Import rows",
                        85,
                        task -> fill(load, task.total(rows, "rows").over(csv), pace, task));
                progress.task("Save", 5, task -> save(load, progress));
                progress.summary(summary(report));
                return report;
            } catch (CancellationException e) {
                throw new OperationCancelledException(nothingImported(load.added()));
            } catch (SQLException e) {
                throw new ProgressException("The database refused the rows. " + nothingImported(load.added()), e);
            }
        }
    }

    private static long check(OrderFile file, ProgressSink progress) throws IOException {
        try {
            return progress.task("Check file", 10, check -> count(file, check));
        } catch (CancellationException e) {
            throw new OperationCancelledException(nothingImported(0));
        }
    }

    private static long count(OrderFile file, ProgressSink check) throws IOException {
        long rows = 0;
        InputStream bytes =
                check.total(file.size(), "bytes").over(file.content().open());
        try (OrderCsv csv = OrderCsv.open(bytes)) {
            for (OrderRow ignored : csv) {
                rows++;
            }
        }
        return rows;
    }

    private static ImportReport fill(OrderLoad load, Iterable<OrderRow> rows, Pace pace, ProgressSink progress)
            throws SQLException {
        Tally tally = new Tally();
        Pace.Walk walk = pace.begin(progress);
        for (OrderRow row : rows) {
            walk.row();
            tally.row();
            Verdict verdict = OrderRules.judge(row);
            if (verdict instanceof Verdict.Order order) {
                load.add(order);
                tally.imported(order);
            } else if (verdict instanceof Verdict.Cancellation cancellation) {
                progress.line("Row " + cancellation.row() + ": cancellation " + cancellation.invoiceNo() + " skipped");
                tally.cancelled();
            } else if (verdict instanceof Verdict.Rejection rejection) {
                progress.error(rejection.error());
            }
        }
        return tally.report();
    }

    /** From here on there is no way back, so there is no cancelling; whoever asked just before is still heard. */
    private static Void save(OrderLoad load, ProgressSink progress) throws SQLException {
        progress.cancellable(false);
        progress.checkCancelled();
        load.save();
        return null;
    }

    private static String nothingImported(long added) {
        if (added == 0) {
            return "Nothing was imported.";
        }
        return added == 1
                ? "Nothing was imported: 1 row was rolled back."
                : number("Nothing was imported: %,d rows were rolled back.", added);
    }

    private static String summary(ImportReport report) {
        return number(
                "%,d of %,d rows imported, %,d skipped, %,d rejected",
                report.imported(), report.rows(), report.cancellations(), report.rejected());
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }
}
