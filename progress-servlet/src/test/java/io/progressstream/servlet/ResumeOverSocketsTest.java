package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ItemError;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.test.Fault;
import io.progressstream.test.FaultProxy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;

/** Whoever is cut off at any byte of an answer, its head and its chunks included, and goes on, has what one has who was never cut off. */
class ResumeOverSocketsTest {

    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.none());

    private static Served serve(Container container) {
        return Served.site(container, setup -> setup, (http, context) -> {});
    }

    /** An operation that has ended. */
    private static Operation ended(Served served) throws Exception {
        Operation operation = served.engine().start(OperationSpec.named("Import"), progress -> {
            progress.line("Zürich \u2028 漢 😀");
            progress.error(ItemError.of("unknown").at("row", 2));
            progress.information("nearly");
            return "done";
        });
        operation.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return operation;
    }

    /** One who is never cut off. */
    private static ResumingClient whole(Served served, Operation operation) throws IOException {
        ResumingClient client = ResumingClient.of(operation.id());
        client.connect(served.port());
        assertThat(client.hasEnded()).isTrue();
        assertThat(client.kept()).hasSize(5);
        return client;
    }

    /** Lets a client read to the end, whose first connection has this fault; how many it took. */
    private int read(ResumingClient client, FaultProxy proxy, Fault fault) throws IOException {
        int before = proxy.connections();
        next.set(fault);
        while (!client.hasEnded()) {
            assertThat(proxy.connections() - before).as("%s", fault).isLessThan(2);
            client.connect(proxy.port());
        }
        return proxy.connections() - before;
    }

    @OnEveryContainer
    void everyByteOfAnAnswerIsAPlaceToBeCutAt(Container container) throws Exception {
        breakAll(container, Fault::cutAfter, 1);
    }

    @OnEveryContainer
    void everyThirdByteIsAPlaceToBeResetAt(Container container) throws Exception {
        breakAll(container, Fault::resetAfter, 3);
    }

    private void breakAll(Container container, LongFunction<Fault> fault, int step) throws Exception {
        try (Served served = serve(container);
                FaultProxy proxy = FaultProxy.to(served.port(), number -> next.getAndSet(Fault.none()))) {
            Operation operation = ended(served);
            ResumingClient whole = whole(served, operation);
            int bytes = 0;
            for (int connections = 2; connections > 1; bytes += step) {
                ResumingClient client = ResumingClient.of(operation.id());
                connections = read(client, proxy, fault.apply(bytes));
                assertThat(client.kept()).as("%s", fault.apply(bytes)).isEqualTo(whole.kept());
                assertThat(client.snapshot()).as("%s", fault.apply(bytes)).isEqualTo(whole.snapshot());
            }
            assertThat(bytes).isGreaterThan(900);
        }
    }

    @OnEveryContainer
    void whoeverGoesOnElsewhereThanAtTheCursorIsFound(Container container) throws Exception {
        try (Served served = serve(container);
                FaultProxy proxy = FaultProxy.to(served.port(), number -> next.getAndSet(Fault.none()))) {
            Operation operation = ended(served);
            ResumingClient whole = whole(served, operation);
            List<LongFunction<String>> mistakes = List.of(
                    newest -> "",
                    newest -> "?after=" + Math.max(newest - 1, 0),
                    newest -> "?after=" + Math.min(newest + 1, 5));
            for (LongFunction<String> mistake : mistakes) {
                int found = 0;
                int connections = 2;
                for (int bytes = 0; connections > 1; bytes += 20) {
                    ResumingClient client = ResumingClient.mistaken(operation.id(), mistake);
                    connections = read(client, proxy, Fault.cutAfter(bytes));
                    found += client.kept().equals(whole.kept()) ? 0 : 1;
                }
                assertThat(found).isGreaterThan(10);
            }
        }
    }
}
