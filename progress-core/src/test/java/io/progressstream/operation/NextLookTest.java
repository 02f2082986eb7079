package io.progressstream.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.progressstream.OperationState;
import io.progressstream.ProgressSink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sampler passes by operations that say nothing; what they say at last is told at its next look all the same. */
class NextLookTest {
    private final TestEngine test = new TestEngine();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        test.close();
    }

    static Stream<Arguments> reports() {
        return Stream.of(0, 1, 2, 3).flatMap(NextLookTest::reportsAfter);
    }

    /** After a silence of a second and so many looks: the sampler looks in full at one of four. */
    private static Stream<Arguments> reportsAfter(int quietLooks) {
        return Stream.of(
                report(quietLooks, "position", progress -> progress.position(7)),
                report(quietLooks, "advance", ProgressSink::advance),
                report(quietLooks, "percent", progress -> progress.progress(12.5)),
                report(quietLooks, "total", progress -> progress.total(200, "rows")),
                report(quietLooks, "indeterminate", ProgressSink::indeterminate),
                report(quietLooks, "ok", ProgressSink::ok),
                report(quietLooks, "task", progress -> progress.task("part")));
    }

    private static Arguments report(int quietLooks, String name, Consumer<ProgressSink> report) {
        return arguments(quietLooks, name, report);
    }

    @ParameterizedTest(name = "{1}, after {0} looks more")
    @MethodSource("reports")
    void tellsWhatIsSaidAfterALongSilence(int quietLooks, String name, Consumer<ProgressSink> report) throws Exception {
        CompletableFuture<ProgressSink> sink = new CompletableFuture<>();
        Operation operation = test.engine.start(OperationSpec.named("Work"), progress -> {
            sink.complete(progress.total(100, "rows").items());
            end.await();
            return null;
        });
        ProgressSink progress = sink.get(10, TimeUnit.SECONDS);
        progress.position(1);
        Transcript transcript = new Transcript();
        Follower follower = test.follow(operation, transcript);
        test.pass(Duration.ofSeconds(1).plus(test.looks(quietLooks)));
        long told = transcript.drain(follower).with("Progress").count();
        report.accept(progress);
        test.sample();
        assertThat(transcript.drain(follower).with("Progress").count()).isEqualTo(told + 1);
    }

    @ParameterizedTest(name = "after {0} looks more")
    @ValueSource(ints = {0, 1, 2, 3})
    void aLineOfAStuckOperationIsSeenAtTheNextLook(int quietLooks) throws Exception {
        CompletableFuture<ProgressSink> sink = new CompletableFuture<>();
        Operation operation = test.engine.start(OperationSpec.named("Work"), progress -> {
            sink.complete(progress);
            end.await();
            return null;
        });
        ProgressSink progress = sink.get(10, TimeUnit.SECONDS);
        progress.line("the last one for a while");
        test.pass(EngineLimits.standard()
                .stuckAfter()
                .orElseThrow()
                .plus(TestEngine.EXACTLY)
                .plus(test.looks(quietLooks)));
        assertThat(operation.state()).isEqualTo(OperationState.STUCK);
        progress.line("on it goes");
        test.sample();
        assertThat(operation.state()).isEqualTo(OperationState.RUNNING);
    }
}
