package io.progressstream.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.progressstream.CurrentProgress;
import io.progressstream.ProgressSink;
import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentProgressAccessorTest {
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final ProgressSink sink = (ProgressSink) Proxy.newProxyInstance(
            ProgressSink.class.getClassLoader(), new Class<?>[] {ProgressSink.class}, (proxy, method, args) -> null);

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void isFoundByContextPropagation() {
        assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
                .hasAtLeastOneElementOfType(CurrentProgressAccessor.class);
    }

    @Test
    void theSinkTravelsWithASnapshotAndIsGoneAfterIt() throws Exception {
        ContextSnapshot snapshot;
        CurrentProgress.Scope scope = CurrentProgress.set(sink);
        try {
            snapshot = ContextSnapshotFactory.builder().build().captureAll();
        } finally {
            scope.close();
        }

        assertThat(other.submit(snapshot.wrap(ProgressSink::current)).get()).isSameAs(sink);
        assertThat(other.submit(ProgressSink::current).get()).isSameAs(ProgressSink.none());
    }

    @Test
    void aThreadWithoutAnOperationHasNothingToTake() {
        assertThat(new CurrentProgressAccessor().getValue()).isNull();
    }
}
