package io.progressstream.spring.boot;

import io.progressstream.operation.OperationEngineBuilder;

/**
 * Changes the auto-configured engine before it is built; a bean of this type is found by itself. For example to run work on threads
 * of the application's choice:
 *
 * <pre>{@code
 * @Bean
 * OperationEngineCustomizer workThreads() {
 *     return engine -> engine.executor(WorkExecutors.pool(16));
 * }
 * }</pre>
 *
 * <p>Customizers are called in the order of {@code @Order}, after the properties were applied.
 */
@FunctionalInterface
public interface OperationEngineCustomizer {
    /** Changes it. */
    void customize(OperationEngineBuilder engine);
}
