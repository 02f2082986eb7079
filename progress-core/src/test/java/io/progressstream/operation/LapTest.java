package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.DisconnectPolicy;
import io.progressstream.OperationState;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LapTest {
    private final TestEngine test = new TestEngine();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        test.close();
    }

    private Operation start() {
        return test.engine.start(OperationSpec.named("Work"), progress -> {
            progress.line("one");
            go.await();
            progress.line("two");
            return null;
        });
    }

    private static FollowSpec lap(long after) {
        return FollowSpec.after(after).withLap(Duration.ofSeconds(20));
    }

    @Test
    void aLapEndsInOrderWithItsCursorAndTheNextOneGoesOnThere() throws Exception {
        Operation operation = start();
        Transcript first = new Transcript();
        try (Follower follower = operation.follow(FollowSpec.fromStart().withLap(Duration.ofSeconds(20)), first)) {
            while (follower.cursor() < 2) {
                first.drain(follower);
            }
            test.pass(Duration.ofSeconds(19));
            assertThat(first.drain(follower).texts("lap")).isEmpty();
            test.pass(Duration.ofSeconds(1).plus(TestEngine.EXACTLY));
            assertThat(first.drain(follower).last().path("lap").asLong()).isEqualTo(2);
            assertThat(follower.isEnded()).isTrue();
        }
        go.countDown();
        operation.outcome().toCompletableFuture().get();
        Transcript second = new Transcript();
        try (Follower follower = operation.follow(lap(2), second)) {
            assertThat(second.drain(follower).texts("Line")).containsExactly("two");
            assertThat(second.last().has("Outcome")).isTrue();
        }
    }

    @Test
    void betweenTwoLapsNobodyHasLeft() {
        Operation operation =
                test.engine.start(OperationSpec.named("Work").withOnDisconnect(DisconnectPolicy.CANCEL), progress -> {
                    go.await();
                    return null;
                });
        Transcript transcript = new Transcript();
        try (Follower follower = operation.follow(lap(0), transcript)) {
            test.pass(Duration.ofSeconds(20).plus(TestEngine.EXACTLY));
            transcript.drain(follower);
            assertThat(follower.isEnded()).isTrue();
        }
        test.pass(Duration.ofSeconds(9));
        assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
        test.pass(Duration.ofSeconds(2));
        assertThat(operation.state()).isEqualTo(OperationState.CANCELLING);
    }

    @Test
    void whoLeavesBetweenTheLapsOfAnotherDoesNotTakeItsTimeToComeBack() {
        Operation operation =
                test.engine.start(OperationSpec.named("Work").withOnDisconnect(DisconnectPolicy.CANCEL), progress -> {
                    go.await();
                    return null;
                });
        Follower other = operation.follow(FollowSpec.fromStart(), new Transcript());
        Transcript transcript = new Transcript();
        try (Follower follower = operation.follow(lap(0), transcript)) {
            test.pass(Duration.ofSeconds(20).plus(TestEngine.EXACTLY));
            transcript.drain(follower);
            assertThat(follower.isEnded()).isTrue();
        }
        test.pass(Duration.ofSeconds(1));
        other.close();
        test.pass(Duration.ofSeconds(8));
        assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
        test.pass(Duration.ofSeconds(2));
        assertThat(operation.state()).isEqualTo(OperationState.CANCELLING);
    }

    @Test
    void aLapThatIsOverWakesAFollowerThatWaits() {
        Operation operation = start();
        Transcript transcript = new Transcript();
        try (Follower follower = operation.follow(lap(0), transcript)) {
            transcript.drain(follower);
            test.pass(Duration.ofSeconds(1));
            transcript.drain(follower);
            int before = transcript.calls;
            test.pass(Duration.ofSeconds(20));
            assertThat(transcript.calls).isGreaterThan(before);
        }
    }
}
