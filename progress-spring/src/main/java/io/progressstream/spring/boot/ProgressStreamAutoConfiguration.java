package io.progressstream.spring.boot;

import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.core.SpringVersion;
import org.springframework.web.servlet.DispatcherServlet;

/** Everything that a web application of Spring MVC needs to return a {@code ProgressResponse}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties(ProgressStreamProperties.class)
@Import({
    CodecConfigurations.Jackson3.class,
    CodecConfigurations.Jackson2.class,
    CodecConfigurations.Standard.class,
    EngineConfiguration.class,
    MetricsConfiguration.class,
    MvcConfiguration.class
})
class ProgressStreamAutoConfiguration {
    ProgressStreamAutoConfiguration() {
        Optional.ofNullable(SpringVersion.getVersion())
                .flatMap(SpringFloor::warning)
                .ifPresent(LoggerFactory.getLogger(ProgressStreamAutoConfiguration.class)::warn);
    }
}
