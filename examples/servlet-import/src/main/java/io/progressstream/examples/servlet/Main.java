package io.progressstream.examples.servlet;

import io.progressstream.examples.imports.OrderTable;
import io.progressstream.operation.OperationEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.h2.jdbcx.JdbcConnectionPool;

/** The application. */
public final class Main {
    private Main() {}

    /** Starts it; the environment's {@code PORT} is where it listens, 8080 by default. */
    public static void main(String[] arguments) throws Exception {
        JdbcConnectionPool database = database();
        OrderTable orders = new OrderTable(database);
        OperationEngine engine = OperationEngine.create();
        Server server = new Server(threads());
        ServerConnector connector = new ServerConnector(server);
        connector.setPort(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
        server.addConnector(connector);
        server.setHandler(new ImportContext(orders, engine));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, engine, orders, database)));
        server.join();
    }

    /** A database of its own for each start, in a file, so that a million rows need no memory. */
    private static JdbcConnectionPool database() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "servlet-import-" + UUID.randomUUID());
        return JdbcConnectionPool.create("jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE", "", "");
    }

    /** Requests run on virtual threads where the JDK has them. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return threads;
    }

    private static void stop(Server server, OperationEngine engine, OrderTable orders, JdbcConnectionPool database) {
        try {
            engine.shutdown(Duration.ofSeconds(20));
            server.stop();
            orders.drop();
            database.dispose();
        } catch (Exception e) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.WARNING, "Not stopped in order", e);
        }
    }
}
