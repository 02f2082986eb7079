package io.progressstream.examples.imports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The orders in the database. What is imported again is added again. */
public final class OrderTable {
    private static final String CREATE = """
            create table if not exists orders (
                id bigint generated always as identity primary key,
                invoice_no varchar not null,
                stock_code varchar not null,
                description varchar not null,
                quantity int not null,
                invoice_date timestamp not null,
                unit_price decimal(15, 6) not null,
                customer_id varchar not null,
                country varchar not null
            )
            """;

    private final DataSource database;

    /** The orders in this database; the table is created if it is not there. */
    public OrderTable(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** How many orders are in the database, those of imports that have not ended left out. */
    public long count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select count(*) from orders")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** Deletes the whole database with its files: it was there for a demonstration. */
    public void drop() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop all objects delete files");
        }
    }

    /** Begins a transaction that adds orders. */
    OrderLoad load() throws SQLException {
        return new OrderLoad(database.getConnection());
    }
}
