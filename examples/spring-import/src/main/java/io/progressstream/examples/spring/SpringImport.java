package io.progressstream.examples.spring;

import io.progressstream.examples.imports.OrderImport;
import io.progressstream.examples.imports.OrderTable;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringImport {
    /** Starts it; the environment's {@code PORT} is where it listens, 8080 by default. */
    public static void main(String[] arguments) {
        SpringApplication.run(SpringImport.class, arguments);
    }

    @Bean(destroyMethod = "drop")
    OrderTable orders(DataSource database) throws SQLException {
        return new OrderTable(database);
    }

    @Bean
    OrderImport orderImport(OrderTable orders) {
        return new OrderImport(orders);
    }
}
