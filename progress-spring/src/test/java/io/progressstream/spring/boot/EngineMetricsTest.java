package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void metersTellWhatTheEngineCounts() throws Exception {
        try (OperationEngine engine = OperationEngine.create()) {
            new EngineMetrics(engine).bindTo(registry);
            CountDownLatch told = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            Operation operation = engine.start(OperationSpec.named("Work"), progress -> {
                progress.line((String) null);
                told.countDown();
                end.await();
                return null;
            });
            told.await();
            assertThat(gauge("progress.operations.running")).isOne();
            assertThat(gauge("progress.operations.stuck")).isZero();
            assertThat(gauge("progress.followers")).isZero();
            assertThat(gauge("progress.kept")).isPositive();
            assertThat(registry.get("progress.reports.dropped")
                            .functionCounter()
                            .count())
                    .isOne();
            end.countDown();
            operation.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(gauge("progress.operations.ended")).isOne();
        }
    }
}
