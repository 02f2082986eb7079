package io.progressstream.examples.imports;

import static io.progressstream.examples.imports.Files.GOOD;
import static io.progressstream.examples.imports.Files.orders;
import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.OutcomeKind;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.store.Frame;
import io.progressstream.store.Outcome;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderImportTest {
    private static final Pace FAST = new Pace(0);

    private final OperationEngine engine = OperationEngine.create();
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private OrderTable table;
    private OrderImport orderImport;

    @BeforeEach
    void createTable() throws SQLException {
        table = new OrderTable(database);
        orderImport = new OrderImport(table);
    }

    @AfterEach
    void close() throws SQLException {
        engine.close();
        assertThat(database.getActiveConnections()).as("connections given back").isZero();
        table.drop();
        database.dispose();
    }

    @Test
    void everyRowIsImportedOrSkippedOrTold() throws SQLException {
        Operation operation = start(
                orders(GOOD
                        + GOOD.replace("2.55", "1.10").replace("United Kingdom", "France")
                        + GOOD.replace("536365", "C536365")
                        + GOOD.replace("17850", "")
                        + "\n"
                        + GOOD),
                FAST);

        Outcome outcome = outcome(operation);

        assertThat(outcome.kind()).isEqualTo(OutcomeKind.PARTIAL);
        assertThat(outcome.text()).isEqualTo("3 of 5 rows imported, 1 skipped, 1 rejected");
        assertThat(text(outcome.result().orElseThrow().bytes()))
                .isEqualTo("{\"rows\":5,\"imported\":3,\"cancellations\":1,\"rejected\":1,"
                        + "\"revenueByCountry\":{\"United Kingdom\":30.60,\"France\":6.60}}");
        assertThat(kept(operation))
                .anySatisfy(record -> assertThat(record).contains("\"Line\":\"Row 4: cancellation C536365 skipped\""))
                .anySatisfy(record -> assertThat(record)
                        .contains("\"Error\":\"Row 5: CustomerID is missing\"", "\"code\":\"customer.missing\""))
                .last()
                .satisfies(record -> assertThat(record).contains("\"ok\":4", "\"bad\":1"));
        assertThat(table.count()).isEqualTo(3);
    }

    @Test
    void whatIsImportedAgainIsAddedAgain() throws SQLException {
        outcome(start(orders(GOOD.repeat(1_500)), FAST));
        outcome(start(orders(GOOD.repeat(1_500)), FAST));

        assertThat(table.count()).isEqualTo(3_000);
    }

    @Test
    void whatWasAddedBeforeTheCancelIsRolledBack() throws SQLException {
        Outcome outcome = cancelledAt(1, 400_000);

        assertThat(outcome.kind()).isEqualTo(OutcomeKind.CANCELLED);
        assertThat(outcome.text()).matches("Nothing was imported: [1-9],[0-9]{3} rows were rolled back\\.");
        assertThat(table.count()).isZero();
    }

    @Test
    void aCancelWhileTheFileIsCheckedIsHeard() {
        Outcome outcome = cancelledAt(0, 400_000);

        assertThat(outcome.kind()).isEqualTo(OutcomeKind.CANCELLED);
        assertThat(outcome.text()).isEqualTo("Nothing was imported.");
    }

    @Test
    void aFileThatBreaksOffLeavesNothingBehind() throws SQLException {
        Outcome outcome = outcome(start(orders(GOOD.repeat(2_500) + "536365,\"85123A,6\n"), FAST));

        assertThat(outcome.kind()).isEqualTo(OutcomeKind.FAILED);
        assertThat(outcome.text())
                .isEqualTo("Row 2502: a quote (\") is not closed, or something stands behind a closing quote."
                        + " Nothing was imported.");
        assertThat(outcome.problem().orElseThrow().status()).isEqualTo(422);
        assertThat(table.count()).isZero();
    }

    @Test
    void aDatabaseThatRefusesARowKeepsNone() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table orders add check (quantity < 100)");
        }

        Outcome outcome = outcome(start(orders(GOOD.repeat(2_500) + GOOD.replace(",6,", ",500,")), FAST));

        assertThat(outcome.kind()).isEqualTo(OutcomeKind.FAILED);
        assertThat(outcome.text())
                .isEqualTo("The database refused the rows. Nothing was imported: 2,501 rows were rolled back.");
        assertThat(table.count()).isZero();
    }

    /** How an import ends that is cancelled when it reads its file for the n-th time, from 0, and has come to this byte. */
    private Outcome cancelledAt(int opening, int place) {
        OrderFile file = orders(GOOD.repeat(10_000));
        AtomicInteger openings = new AtomicInteger();
        CompletableFuture<Operation> running = new CompletableFuture<>();
        OrderFile.Content content = () -> openings.getAndIncrement() == opening
                ? new SequenceInputStream(
                        new ByteArrayInputStream(file.content().open().readNBytes(place)),
                        new Tripwire(() -> running.join().cancel()))
                : file.content().open();
        Operation operation = start(new OrderFile(file.name(), file.size(), content), FAST);
        running.complete(operation);
        return outcome(operation);
    }

    /** The rest of a file, and what happens when it is asked for. */
    private static final class Tripwire extends ByteArrayInputStream {
        private final Runnable action;

        Tripwire(Runnable action) {
            super(GOOD.repeat(10_000).getBytes(StandardCharsets.UTF_8));
            this.action = action;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            action.run();
            return super.read(target, offset, length);
        }
    }

    private Operation start(OrderFile file, Pace pace) {
        return engine.start(OperationSpec.named("Import"), progress -> orderImport.run(file, pace, progress));
    }

    private static Outcome outcome(Operation operation) {
        return operation.outcome().toCompletableFuture().join();
    }

    /** All kept records of an operation that has ended. */
    private static List<String> kept(Operation operation) {
        List<String> records = new ArrayList<>();
        try (var follower = operation.resume(0, () -> {})) {
            for (Optional<Frame> frame = follower.poll(); frame.isPresent(); frame = follower.poll()) {
                frame.filter(record -> record.seq() > 0).ifPresent(record -> records.add(text(record.line())));
            }
        }
        return records;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
