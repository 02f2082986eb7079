package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ItemError;
import io.progressstream.ProgressException;
import io.progressstream.ProgressSink;
import io.progressstream.store.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever is cut off, as often and wherever it may be, and goes on at its cursor has what one has who was never cut off. All on one thread. */
class ResumeTest {
    private static final int STREAMS = 1_000;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final TestEngine test = new TestEngine(EngineLimits.standard(), Optional.of(work::add));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aThousandRandomStreamsCutAtRandomBytesAreReadAsIfTheyHadNotBeenCut() {
        int cuts = 0;
        for (int seed = 1; seed <= STREAMS; seed++) {
            Random random = new Random(seed);
            int steps = random.nextInt(60);
            Readers readers = new Readers(random);
            Operation operation = test.engine.start(OperationSpec.named("Stream " + seed), progress -> {
                for (int step = 0; step < steps; step++) {
                    report(progress, random, step);
                    if (random.nextInt(4) == 0) {
                        test.sample();
                    }
                    readers.read();
                }
                if (random.nextInt(5) == 0) {
                    throw new ProgressException("on purpose");
                }
                return "é".repeat(random.nextInt(100));
            });
            readers.join(operation);
            work.remove().run();
            readers.readToTheEnd();
            cuts += readers.cuts;
            assertThat(readers.cut.kept).as("seed %s", seed).isEqualTo(readers.whole.kept);
            assertThat(readers.whole.kept).hasSize((int) operation.seq());
            assertThat(snapshot(operation, readers.random.nextInt((int) operation.seq() + 1)))
                    .as("seed %s", seed)
                    .isEqualTo(snapshot(operation, 0));
        }
        assertThat(cuts).isGreaterThan(5 * STREAMS);
    }

    @Test
    void everyByteOfAStreamIsAPlaceToBeCutAt() {
        Random random = new Random(7);
        Operation operation = test.engine.start(OperationSpec.named("Stream"), progress -> {
            for (int step = 0; step < 60; step++) {
                report(progress, random, step);
            }
            return List.of(1, 2, 3);
        });
        work.remove().run();
        byte[] whole = all(operation, 0);
        Client uninterrupted = new Client();
        uninterrupted.take(whole);
        assertThat(whole.length).isGreaterThan(3_000);
        for (int bytes = 0; bytes <= whole.length; bytes++) {
            Client client = new Client();
            client.take(Arrays.copyOf(whole, bytes));
            client.forgetTheRest();
            client.take(all(operation, client.cursor()));
            assertThat(client.kept).as("cut after %s bytes", bytes).isEqualTo(uninterrupted.kept);
            assertThat(client.snapshot).isEqualTo(uninterrupted.snapshot);
        }
    }

    private static void report(ProgressSink progress, Random random, int step) {
        switch (random.nextInt(6)) {
            case 0 -> progress.line("line " + step + " \u2028 ä 漢 😀".repeat(random.nextInt(4)));
            case 1 -> progress.information("done\nwith " + step);
            case 2 -> progress.error(ItemError.of("row " + step).at("row", step));
            case 3 -> progress.position(step);
            case 4 -> progress.task("task " + step, 1 + random.nextInt(3)).line("of a task");
            default -> progress.line("\"" + step);
        }
    }

    /** All that one gets who joins there. */
    private byte[] all(Operation operation, long after) {
        try (Connection connection = new Connection(operation, after)) {
            return connection.take(Integer.MAX_VALUE);
        }
    }

    /** The first record that one gets who joins there. */
    private String snapshot(Operation operation, long after) {
        try (Connection connection = new Connection(operation, after)) {
            return new String(connection.take(1), StandardCharsets.UTF_8);
        }
    }

    /** One who is never cut off, and one who always is. */
    private final class Readers {
        private final Random random;
        private final Client whole = new Client();
        private final Client cut = new Client();
        private Optional<Operation> operation = Optional.empty();
        private Optional<Connection> first = Optional.empty();
        private Optional<Connection> open = Optional.empty();
        private int cuts;

        Readers(Random random) {
            this.random = new Random(random.nextLong());
        }

        void join(Operation joined) {
            operation = Optional.of(joined);
            first = Optional.of(new Connection(joined));
            open = Optional.of(new Connection(joined));
        }

        void read() {
            whole.take(first.orElseThrow().take(Integer.MAX_VALUE));
            if (random.nextInt(3) > 0) {
                return;
            }
            byte[] bytes = open.orElseThrow().take(random.nextInt(20));
            boolean torn = random.nextBoolean();
            cut.take(torn ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes);
            if (torn) {
                reconnect();
            }
        }

        private void reconnect() {
            cuts++;
            open.orElseThrow().close();
            cut.forgetTheRest();
            open = Optional.of(new Connection(operation.orElseThrow(), cut.cursor()));
        }

        void readToTheEnd() {
            whole.take(first.orElseThrow().take(Integer.MAX_VALUE));
            while (!cut.ended) {
                byte[] bytes = open.orElseThrow().take(Integer.MAX_VALUE);
                cut.take(random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
                reconnect();
            }
        }
    }

    /** What the server sends on one connection. */
    private final class Connection implements AutoCloseable {
        private final Follower follower;

        Connection(Operation operation) {
            follower = test.follow(operation, () -> {});
        }

        Connection(Operation operation, long after) {
            follower = test.resume(operation, after, () -> {});
        }

        /** So many records at most, as they are sent. */
        byte[] take(int records) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < records; i++) {
                Optional<Frame> frame = follower.poll();
                if (frame.isEmpty()) {
                    break;
                }
                bytes.writeBytes(frame.get().line());
            }
            return bytes.toByteArray();
        }

        @Override
        public void close() {
            follower.close();
        }
    }

    /** Reads bytes, and knows nothing of the engine. */
    private static final class Client {
        private final List<String> kept = new ArrayList<>();
        private ByteArrayOutputStream rest = new ByteArrayOutputStream();
        private String snapshot = "";
        private boolean ended;

        void take(byte[] bytes) {
            for (byte next : bytes) {
                rest.write(next);
                if (next == '\n') {
                    line(rest.toString(StandardCharsets.UTF_8));
                    rest = new ByteArrayOutputStream();
                }
            }
        }

        private void line(String line) {
            JsonNode record = Transcript.json(line.getBytes(StandardCharsets.UTF_8));
            assertThat(record.has("gap")).isFalse();
            if (record.has("seq")) {
                assertThat(record.get("seq").asLong()).isEqualTo(cursor() + 1);
                kept.add(line);
            }
            if (record.has("snapshot")) {
                snapshot = line;
            }
            ended |= record.has("Outcome");
        }

        void forgetTheRest() {
            rest = new ByteArrayOutputStream();
        }

        long cursor() {
            return kept.size();
        }
    }
}
