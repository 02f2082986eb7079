package io.progressstream.torture;

import io.progressstream.examples.imports.OrderTable;
import io.progressstream.examples.servlet.ImportSite;
import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.RunningContainer;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.StoreLimits;
import io.progressstream.torture.floods.HardWork;
import io.progressstream.torture.reuse.DyingStreams;
import io.progressstream.torture.work.TimedWork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The example, and works that flood, on the container that its only argument names. Says its port; then answers each line of its input by one
 * line with its {@link State}, before which the line {@code end} ends all works that flood. Ends with its input.
 */
final class ExampleServer {
    /** Shorter than the defaults, so that every one of them is reached; {@code -Dstall=} says after how many seconds who does not read is given up. */
    private static final EngineLimits LIMITS = EngineLimits.builder()
            .beat(Duration.ofSeconds(1))
            .stall(Duration.ofSeconds(Integer.getInteger("stall", 2)))
            .build();

    private static final StoreLimits KEPT =
            StoreLimits.builder().retention(Duration.ofMillis(200)).build();

    private static final Duration GRACE = Duration.ofSeconds(10);

    private ExampleServer() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "orders");
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:file:" + file, "", "");
        OrderTable orders = new OrderTable(database);
        OperationEngine engine = OperationEngine.builder()
                .limits(LIMITS)
                .store(new MemoryStore(KEPT))
                .build();
        Talkers talkers = new Talkers(engine);
        RunningContainer container = Container.valueOf(arguments[0])
                .start(Container.Settings.standard().withHttp2(), context -> {
                    ImportSite.install(context, orders, engine);
                    talkers.install(context);
                    new DyingStreams(engine).install(context);
                    HardWork.install(context, engine);
                    new TimedWork(engine).install(context);
                });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(engine, container, orders)));
        System.out.println(container.port());
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            if (question.equals("end")) {
                talkers.end();
            }
            System.out.println(State.of(engine.statistics(), talkers.loops(), talkers.written())
                    .line());
        }
        System.exit(0);
    }

    /** As the example ends: what runs may come to its end, and tells its followers. */
    private static void stop(OperationEngine engine, RunningContainer container, OrderTable orders) {
        try {
            engine.shutdown(GRACE);
            container.close();
            orders.drop();
        } catch (Exception e) {
            System.getLogger(ExampleServer.class.getName()).log(System.Logger.Level.WARNING, "Not stopped in order", e);
        }
    }
}
