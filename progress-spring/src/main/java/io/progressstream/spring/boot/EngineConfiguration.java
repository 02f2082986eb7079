package io.progressstream.spring.boot;

import io.progressstream.operation.FailureMapper;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationEngineBuilder;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.spring.context.WorkContext;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.OperationStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine, and what stops it. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OperationStore operationStore(ProgressStreamProperties properties) {
        return new MemoryStore(properties.storeLimits());
    }

    @Bean
    @ConditionalOnMissingBean
    OperationEngine operationEngine(
            ProgressStreamProperties properties,
            OperationStore store,
            PayloadCodec codec,
            MessageSource texts,
            ObjectProvider<FailureMapper> mappers,
            ObjectProvider<OperationEngineCustomizer> customizers) {
        OperationEngineBuilder builder = OperationEngine.builder()
                .limits(properties.limits())
                .store(store)
                .codec(codec)
                .failures(FailureMappers.of(mappers.orderedStream(), texts))
                .carry(WorkContext.carrier());
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    EngineLifecycle operationEngineLifecycle(OperationEngine engine, ProgressStreamProperties properties) {
        return new EngineLifecycle(engine, properties.shutdownGrace());
    }
}
