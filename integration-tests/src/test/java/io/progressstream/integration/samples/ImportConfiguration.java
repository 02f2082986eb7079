package io.progressstream.integration.samples;

import io.progressstream.Problem;
import io.progressstream.operation.FailureMapper;
import io.progressstream.operation.WorkExecutors;
import io.progressstream.servlet.OwnerResolver;
import io.progressstream.spring.boot.OperationEngineCustomizer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

/** All samples as one application's configuration. */
@Configuration(proxyBeanMethods = false)
@Import({ImportController.class, ReportController.class, OrderImporter.class, AuditedImport.class})
public class ImportConfiguration {
    // snippet: failures
    @Bean
    FailureMapper duplicateOrders() {
        return failure -> failure instanceof DuplicateOrderException
                ? Optional.of(Problem.of(409, "Duplicate", "The file holds an order that was imported before."))
                : Optional.empty();
    }
    // end

    // snippet: owner
    @Bean
    OwnerResolver tenants() {
        return request -> Optional.ofNullable(request.getUserPrincipal())
                .map(user -> request.getServerName() + "/" + user.getName());
    }
    // end

    // snippet: threads
    @Bean
    OperationEngineCustomizer workThreads(@Qualifier("importThreads") ExecutorService threads) {
        return engine -> engine.executor(threads);
    }

    @Bean(defaultCandidate = false)
    ExecutorService importThreads() {
        return WorkExecutors.pool(16);
    }
    // end

    // snippet: async
    @Bean
    ContextPropagatingTaskDecorator contextPropagatingTaskDecorator() {
        return new ContextPropagatingTaskDecorator();
    }
    // end
}
