package io.progressstream.spring.boot;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.progressstream.operation.OperationEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the engine counts, where Micrometer is there: Boot binds it to the application's registries. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class MetricsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EngineMetrics operationEngineMetrics(OperationEngine engine) {
        return new EngineMetrics(engine);
    }
}
