package io.progressstream.examples.imports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class OrderLoadTest {
    private static final String DATABASE = "jdbc:h2:mem:order-load;DB_CLOSE_DELAY=-1";

    @Test
    void whatIsSavedStaysSavedWhenTheConnectionCannotBeGivenBackInOrder() throws SQLException {
        OrderLoad load = load();
        load.save();

        assertThatCode(load::close).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotSavedFails() throws SQLException {
        assertThatThrownBy(load()::close).isInstanceOf(SQLException.class).hasMessage("the line is dead");
    }

    private static OrderLoad load() throws SQLException {
        Connection connection = DriverManager.getConnection(DATABASE);
        JdbcDataSource orders = new JdbcDataSource();
        orders.setURL(DATABASE);
        new OrderTable(orders);
        return new OrderLoad(dying(connection));
    }

    /** A connection that cannot go back to what it was. */
    private static Connection dying(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                OrderLoadTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(arguments[0])) {
                        throw new SQLException("the line is dead");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
