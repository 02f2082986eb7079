package io.progressstream.spring.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.progressstream.operation.EngineStatistics;
import io.progressstream.operation.OperationEngine;
import java.util.function.ToDoubleFunction;

/** The counts of an engine as meters. Each reading looks at the engine once. */
final class EngineMetrics implements MeterBinder {
    private final OperationEngine engine;

    EngineMetrics(OperationEngine engine) {
        this.engine = engine;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        operations(registry, "running", EngineStatistics::running, "Operations that have not ended");
        operations(
                registry, "stuck", EngineStatistics::stuck, "Running operations that have reported nothing for long");
        operations(registry, "ended", EngineStatistics::ended, "Operations that have ended and can be read");
        Gauge.builder("progress.followers", engine, of(EngineStatistics::followers))
                .description("Clients that follow an operation")
                .register(registry);
        Gauge.builder("progress.kept", engine, of(EngineStatistics::keptBytes))
                .description("Size of all kept records")
                .baseUnit("bytes")
                .register(registry);
        FunctionCounter.builder("progress.reports.dropped", engine, of(EngineStatistics::droppedReports))
                .description("Reports that came as null, after a cancel or after the end")
                .register(registry);
    }

    private void operations(
            MeterRegistry registry, String state, ToDoubleFunction<EngineStatistics> count, String description) {
        Gauge.builder("progress.operations." + state, engine, of(count))
                .description(description)
                .register(registry);
    }

    private static ToDoubleFunction<OperationEngine> of(ToDoubleFunction<EngineStatistics> count) {
        return engine -> count.applyAsDouble(engine.statistics());
    }
}
