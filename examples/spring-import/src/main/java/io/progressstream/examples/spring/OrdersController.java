package io.progressstream.examples.spring;

import io.progressstream.examples.imports.OrderTable;
import java.sql.SQLException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what the database holds. */
@RestController
class OrdersController {
    private final OrderTable orders;

    OrdersController(OrderTable orders) {
        this.orders = orders;
    }

    @GetMapping("/orders/count")
    Count count() throws SQLException {
        return new Count(orders.count());
    }

    /** How many orders there are. */
    record Count(long count) {}
}
