package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.progressstream.DisconnectPolicy;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.ProgressSink;
import io.progressstream.store.StoreLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FollowerTest {
    private final TestEngine test = new TestEngine(
            EngineLimits.builder()
                    .maxFollowers(3)
                    .grace(Duration.ofSeconds(10))
                    .stuckAfter(Optional.empty())
                    .build(),
            StoreLimits.builder().kept(100, 1 << 20).build(),
            Optional.empty());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        test.close();
    }

    private record Started(Operation operation, ProgressSink progress) {}

    private Started start(OperationSpec spec) throws Exception {
        CompletableFuture<ProgressSink> sink = new CompletableFuture<>();
        Operation operation = test.engine.start(spec, progress -> {
            sink.complete(progress);
            while (end.getCount() > 0) {
                progress.checkCancelled();
                Thread.onSpinWait();
            }
            return null;
        });
        return new Started(operation, sink.get(20, TimeUnit.SECONDS));
    }

    private Follower follow(Started started, FollowerListener listener) {
        return test.follow(started.operation(), listener);
    }

    private Started start() throws Exception {
        return start(OperationSpec.named("Work"));
    }

    @Test
    void aMessageIsAnnouncedAtOnceAndOnceUntilItIsPolled() throws Exception {
        Started started = start();
        Transcript transcript = new Transcript();
        Follower follower = follow(started, transcript);
        transcript.drain(follower);
        int before = transcript.calls;
        started.progress().line("one");
        started.progress().line("two");
        started.progress().line("three");
        assertThat(transcript.calls).isEqualTo(before + 1);
        assertThat(transcript.drain(follower).texts("Line")).containsExactly("one", "two", "three");
        started.progress().line("four");
        assertThat(transcript.calls).isEqualTo(before + 2);
    }

    @Test
    void aSlowFollowerSeesFewerProgressRecordsAndEveryMessage() throws Exception {
        Started started = start();
        Transcript quick = new Transcript();
        Transcript slow = new Transcript();
        Follower quickFollower = follow(started, quick);
        Follower slowFollower = follow(started, slow);
        started.progress().total(100);
        for (int i = 1; i <= 50; i++) {
            started.progress().position(i);
            started.progress().line("line " + i);
            test.sample();
            quick.drain(quickFollower);
        }
        slow.drain(slowFollower);
        assertThat(quick.progress()).hasSize(50);
        assertThat(slow.progress()).containsExactly(50.0);
        assertThat(slow.seqs()).isEqualTo(LongStream.rangeClosed(1, 51).boxed().toList());
        assertThat(quick.seqs()).isEqualTo(slow.seqs());
    }

    @Test
    void progressGetsThroughAFloodOfLines() throws Exception {
        Started started = start();
        Transcript transcript = new Transcript();
        Follower follower = follow(started, transcript);
        started.progress().progress(42);
        test.sample();
        for (int i = 0; i < 99; i++) {
            started.progress().line("flood");
        }
        transcript.drain(follower);
        List<JsonNode> records = transcript.records();
        int at = -1;
        for (int i = 0; i < records.size(); i++) {
            at = records.get(i).has("Progress") ? i : at;
        }
        assertThat(at).isBetween(1, 70);
        assertThat(transcript.seqs()).hasSize(100);
    }

    @Test
    void aFollowerThatFallsBehindRetentionIsToldTheGap() throws Exception {
        Started started = start();
        Transcript transcript = new Transcript();
        Follower follower = follow(started, transcript);
        for (int i = 2; i <= 1_000; i++) {
            started.progress().line("line " + i);
        }
        transcript.drain(follower);
        JsonNode gap = transcript.with("gap").findFirst().orElseThrow().get("gap");
        assertThat(gap.get("from").asLong()).isEqualTo(26);
        assertThat(gap.get("to").asLong()).isEqualTo(925);
        assertThat(transcript.seqs()).hasSize(100).contains(25L, 926L, 1_000L);
        end.countDown();
        started.operation().outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
        transcript.drain(follower);
        assertThat(transcript.last().get("clipped").asLong()).isEqualTo(900);
    }

    @Test
    void heartbeatIsSentWhenNothingElseWasForTheBeatInterval() throws Exception {
        Started started = start();
        Transcript transcript = new Transcript();
        Follower follower = follow(started, transcript);
        transcript.drain(follower);
        test.pass(Duration.ofMillis(4_900));
        assertThat(transcript.drain(follower).with("beat").filter(node -> !node.has("Operation")))
                .isEmpty();
        test.pass(Duration.ofMillis(100).plus(TestEngine.EXACTLY));
        JsonNode beat = transcript.drain(follower).last();
        assertThat(beat.get("beat").asLong()).isBetween(5_000L, 5_200L);
        assertThat(beat.get("idle").asLong()).isEqualTo(beat.get("beat").asLong());
        started.progress().line("hello");
        transcript.drain(follower);
        test.pass(Duration.ofMillis(4_900));
        assertThat(transcript.drain(follower).last().has("Line")).isTrue();
        test.pass(Duration.ofMillis(100).plus(TestEngine.EXACTLY));
        assertThat(transcript.drain(follower).last().get("idle").asLong()).isBetween(4_950L, 5_200L);
    }

    @Test
    void whoDoesNotPollIsToldToBeStalledOnceAndNobodyElseIs() throws Exception {
        Started started = start();
        Transcript stalled = new Transcript();
        Transcript reading = new Transcript();
        follow(started, stalled);
        Follower follower = follow(started, reading);
        started.progress().line("hello");
        for (int second = 0; second < 40; second++) {
            test.pass(Duration.ofSeconds(1));
            reading.drain(follower);
        }
        assertThat(stalled.stalls).isEqualTo(1);
        assertThat(reading.stalls).isZero();
    }

    @Test
    void whoHasTheOutcomeAlreadyGetsTheSnapshotAndNothingMore() throws Exception {
        Started started = start();
        end.countDown();
        started.operation().outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
        Transcript transcript = new Transcript();
        Follower follower = test.resume(started.operation(), started.operation().seq(), transcript);
        transcript.drain(follower);
        assertThat(transcript.records()).hasSize(1);
        assertThat(transcript.records().get(0).get("snapshot").has("outcome")).isTrue();
        assertThat(follower.isEnded()).isTrue();
    }

    @Test
    void whoTakesTheOutcomeAndDoesNotLeaveIsToldToBeStalled() throws Exception {
        Started started = start();
        Transcript transcript = new Transcript();
        Follower follower = follow(started, transcript);
        end.countDown();
        started.operation().outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
        transcript.drain(follower);
        assertThat(follower.isEnded()).isTrue();
        test.pass(Duration.ofSeconds(29));
        assertThat(transcript.stalls).isZero();
        test.pass(Duration.ofSeconds(2));
        assertThat(transcript.stalls).isEqualTo(1);
    }

    @Test
    void aTransportThatThrowsLosesItsFollowerAndNobodyElseNotices() throws Exception {
        Started started = start();
        Transcript transcript = new Transcript();
        follow(started, () -> {
            throw new IllegalStateException("broken transport");
        });
        Follower follower = follow(started, transcript);
        started.progress().line("hello");
        assertThat(transcript.drain(follower).texts("Line")).containsExactly("hello");
        assertThat(test.engine.statistics().followers()).isEqualTo(1);
    }

    @Test
    void aClosedFollowerIsHandedNothingAndNeverCalled() throws Exception {
        Started started = start();
        Transcript transcript = new Transcript();
        Follower follower = follow(started, transcript);
        follower.close();
        follower.close();
        int before = transcript.calls;
        started.progress().line("late");
        test.pass(Duration.ofMinutes(1));
        assertThat(follower.poll()).isEmpty();
        assertThat(transcript.calls).isEqualTo(before);
        assertThat(transcript.stalls).isZero();
        assertThat(test.engine.statistics().followers()).isZero();
    }

    @Test
    void oneFollowerTooManyIsRefused() throws Exception {
        Started started = start();
        for (int i = 0; i < 3; i++) {
            follow(started, () -> {});
        }
        assertThatThrownBy(() -> follow(started, () -> {}))
                .isInstanceOf(TooManyFollowersException.class)
                .hasMessageContaining("3 followers");
        test.closeFollowers();
        follow(started, () -> {}).close();
    }

    @Test
    void byDefaultTheWorkGoesOnWithoutFollowers() throws Exception {
        Started started = start();
        follow(started, () -> {}).close();
        test.pass(Duration.ofMinutes(5));
        assertThat(started.operation().state()).isEqualTo(OperationState.RUNNING);
    }

    @Test
    void withGraceItIsCancelledWhenNobodyComesBackInTime() throws Exception {
        Started started = start(OperationSpec.named("Work").withOnDisconnect(DisconnectPolicy.GRACE));
        follow(started, () -> {}).close();
        test.pass(Duration.ofSeconds(9));
        Follower back = test.resume(started.operation(), 0, () -> {});
        test.pass(Duration.ofSeconds(20));
        assertThat(started.operation().state()).isEqualTo(OperationState.RUNNING);
        back.close();
        test.pass(Duration.ofSeconds(11));
        assertThat(started.operation()
                        .outcome()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .kind())
                .isEqualTo(OutcomeKind.CANCELLED);
    }

    @Test
    void withCancelItIsCancelledWhenTheLastOneLeavesButNotBeforeTheFirstOneCame() throws Exception {
        Started started = start(OperationSpec.named("Work").withOnDisconnect(DisconnectPolicy.CANCEL));
        test.pass(Duration.ofMinutes(1));
        assertThat(started.operation().state()).isEqualTo(OperationState.RUNNING);
        follow(started, () -> {}).close();
        test.sample();
        assertThat(started.operation()
                        .outcome()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .kind())
                .isEqualTo(OutcomeKind.CANCELLED);
    }
}
