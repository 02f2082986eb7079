package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.store.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Real threads, no pauses: a wake-up that is lost leaves a follower without its outcome. */
class DeliveryRaceTest {
    private static final int LINES = 200;

    /** Polls only when it is told to, as a transport does. */
    private static final class Reader implements FollowerListener {
        private final CompletableFuture<Integer> lines = new CompletableFuture<>();
        private final AtomicInteger turns = new AtomicInteger();
        private final CompletableFuture<Follower> follower = new CompletableFuture<>();
        private long last;
        private int count;

        @Override
        public void available() {
            if (turns.getAndIncrement() == 0) {
                CompletableFuture<?> unused = follower.thenAccept(this::drain).whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        lines.completeExceptionally(failure);
                    }
                });
            }
        }

        private void drain(Follower from) {
            do {
                turns.set(1);
                for (Optional<Frame> frame = from.poll(); frame.isPresent(); frame = from.poll()) {
                    take(frame.get(), from);
                }
            } while (!turns.compareAndSet(1, 0));
        }

        private void take(Frame frame, Follower from) {
            if (frame.seq() > 0) {
                assertThat(frame.seq()).isEqualTo(++last);
                count++;
            }
            if (frame.isLast()) {
                from.close();
                lines.complete(count);
            }
        }
    }

    @Test
    void noWakeUpIsLostAndNoRecordIsMissingOrTwice() throws Exception {
        try (OperationEngine engine = OperationEngine.create()) {
            for (int round = 0; round < 300; round++) {
                Operation operation = engine.start(OperationSpec.named("race"), progress -> {
                    for (int i = 0; i < LINES; i++) {
                        progress.line("line");
                        progress.advance();
                    }
                    return null;
                });
                List<Reader> readers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Reader reader = new Reader();
                    reader.follower.complete(operation.follow(reader));
                    readers.add(reader);
                }
                for (Reader reader : readers) {
                    assertThat(reader.lines.get(20, TimeUnit.SECONDS)).isEqualTo(LINES + 2);
                }
            }
            assertThat(engine.statistics().followers()).isZero();
        }
    }
}
