package io.progressstream.examples.servlet;

import io.progressstream.examples.imports.OrderTable;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;

/** Tells what the database holds. */
final class CountServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient OrderTable orders;

    CountServlet(OrderTable orders) {
        this.orders = orders;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            response.setContentType("application/json");
            response.getWriter().print("{\"count\":" + orders.count() + "}");
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
