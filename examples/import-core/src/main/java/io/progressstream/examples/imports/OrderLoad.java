package io.progressstream.examples.imports;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds orders in one transaction, batch by batch. All of them are in the database after {@link #save()}, and none without it. */
final class OrderLoad implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OrderLoad.class.getName());
    private static final int BATCH = 1_000;
    private static final String INSERT = """
            insert into orders
                (invoice_no, stock_code, description, quantity, invoice_date, unit_price, customer_id, country)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final PreparedStatement insert;
    private long added;
    private boolean saved;

    OrderLoad(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            connection.setAutoCommit(false);
            insert = connection.prepareStatement(INSERT);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void add(Verdict.Order order) throws SQLException {
        insert.setString(1, order.invoiceNo());
        insert.setString(2, order.stockCode());
        insert.setString(3, order.description());
        insert.setInt(4, order.quantity());
        insert.setObject(5, order.invoiceDate());
        insert.setBigDecimal(6, order.unitPrice());
        insert.setString(7, order.customerId());
        insert.setString(8, order.country());
        insert.addBatch();
        added++;
        if (added % BATCH == 0) {
            insert.executeBatch();
        }
    }

    /** How many orders were added. */
    long added() {
        return added;
    }

    /** Makes what was added lasting. */
    void save() throws SQLException {
        insert.executeBatch();
        connection.commit();
        saved = true;
    }

    /** Takes back what was not saved, and gives the connection back. What was saved stays so even if that fails. */
    @Override
    public void close() throws SQLException {
        try {
            giveBack();
        } catch (SQLException e) {
            if (!saved) {
                throw e;
            }
            LOG.log(Level.WARNING, "A connection could not be given back in order", e);
        }
    }

    private void giveBack() throws SQLException {
        try (connection;
                insert) {
            if (!saved) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
