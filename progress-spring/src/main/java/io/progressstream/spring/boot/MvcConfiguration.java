package io.progressstream.spring.boot;

import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.OwnerResolver;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressHttpBuilder;
import io.progressstream.servlet.upload.UploadFilter;
import io.progressstream.spring.mvc.FollowPaths;
import io.progressstream.spring.mvc.OperationController;
import io.progressstream.spring.mvc.ProgressResponseHandler;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Operations in Spring MVC: return values, the endpoint that follows them, uploads that outlive their request. */
@Configuration(proxyBeanMethods = false)
class MvcConfiguration {
    /** After the filters for character encoding and forwarded headers, before all that look at parameters or parts. */
    private static final int UPLOAD_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    @ConditionalOnMissingBean
    OwnerResolver ownerResolver(ProgressStreamProperties properties) {
        return properties.owners();
    }

    @Bean
    @ConditionalOnMissingBean
    ProgressHttp progressHttp(OperationEngine engine, ProgressStreamProperties properties, OwnerResolver owners) {
        ProgressHttpBuilder builder = ProgressHttp.builder(engine)
                .identity(properties.identityEncoding())
                .longestLap(properties.longestLap())
                .crossSiteCheck(properties.crossSiteCheck())
                .owners(owners);
        if (properties.uploadLocation() != null) {
            builder.uploads(properties.uploadLocation());
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    OperationController operationController(ProgressHttp http) {
        return new OperationController(http);
    }

    @Bean
    @ConditionalOnMissingBean
    ProgressResponseHandler progressResponseHandler(
            ProgressHttp http,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new ProgressResponseHandler(http, new FollowPaths(mappings::getObject));
    }

    @Bean
    WebMvcConfigurer progressReturnValues(ProgressResponseHandler handler) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(handler);
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(name = "progressUploadFilter")
    FilterRegistrationBean<UploadFilter> progressUploadFilter() {
        FilterRegistrationBean<UploadFilter> registration = new FilterRegistrationBean<>(new UploadFilter());
        registration.setOrder(UPLOAD_FILTER_ORDER);
        registration.setAsyncSupported(true);
        return registration;
    }
}
