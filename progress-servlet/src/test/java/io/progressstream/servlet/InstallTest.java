package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.progressstream.OutcomeKind;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationRejectedException;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.RunningContainer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A web application without a framework. */
class InstallTest {
    private final OperationEngine engine = OperationEngine.create();
    private final ProgressHttp http =
            ProgressHttp.builder(engine).followPath("/jobs/").build();

    private RunningContainer start(Container container) {
        return container.start(context -> {
            ProgressStream.install(context, http);
            context.addListener(new EngineShutdown(engine, Duration.ZERO));
        });
    }

    private Operation endless() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Operation operation = engine.start(OperationSpec.named("Import"), progress -> {
            begun.countDown();
            while (true) {
                progress.checkCancelled();
                Thread.onSpinWait();
            }
        });
        begun.await();
        return operation;
    }

    @OnEveryContainer
    void oneCallServesOperations(Container container) throws Exception {
        try (RunningContainer running = start(container);
                RawClient client = new RawClient(running.port())) {
            Operation operation = endless();
            client.request("GET", "/jobs/" + operation.id());
            assertThat(new LineReader(client).next().has("snapshot")).isTrue();
            operation.cancel();
        }
    }

    @OnEveryContainer
    void listenerEndsOperationsWithTheApplication(Container container) throws Exception {
        Operation operation;
        try (RunningContainer running = start(container)) {
            assertThat(running.port()).isPositive();
            operation = endless();
        }
        assertThat(operation.outcome().toCompletableFuture().join().kind()).isEqualTo(OutcomeKind.LOST);
        assertThatThrownBy(() -> engine.start(OperationSpec.named("Late"), progress -> null))
                .isInstanceOf(OperationRejectedException.class);
    }

    @OnEveryContainer
    void streamsHearOfAnEngineThatIsShutDownBeforeTheServer(Container container) throws Exception {
        try (RunningContainer running = start(container);
                RawClient client = new RawClient(running.port())) {
            client.request("GET", "/jobs/" + endless().id());
            LineReader lines = new LineReader(client);
            assertThat(lines.next().has("snapshot")).isTrue();
            engine.shutdown(Duration.ZERO);
            assertThat(lines.nextWith("Outcome").get("Outcome").asString()).isEqualTo("lost");
            assertThat(lines.rest()).isEmpty();
        }
    }
}
