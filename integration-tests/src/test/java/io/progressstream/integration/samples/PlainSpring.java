package io.progressstream.integration.samples;

import io.progressstream.operation.FailureMapper;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.upload.UploadFilter;
import io.progressstream.spring.SpringFailureMapper;
import io.progressstream.spring.context.WorkContext;
import io.progressstream.spring.mvc.FollowPaths;
import io.progressstream.spring.mvc.OperationController;
import io.progressstream.spring.mvc.ProgressResponseHandler;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.support.AbstractAnnotationConfigDispatcherServletInitializer;

/** An application without Spring Boot. */
// snippet: plain
public class PlainSpring extends AbstractAnnotationConfigDispatcherServletInitializer {
    @Override
    protected Class<?>[] getServletConfigClasses() {
        return new Class<?>[] {Web.class};
    }

    @Override
    protected String[] getServletMappings() {
        return new String[] {"/"};
    }

    @Override
    protected Filter[] getServletFilters() {
        return new Filter[] {new UploadFilter()};
    }

    // end
    @Override
    protected Class<?>[] getRootConfigClasses() {
        return new Class<?>[0];
    }

    @Override
    protected void customizeRegistration(ServletRegistration.Dynamic registration) {
        registration.setMultipartConfig(new MultipartConfigElement(""));
    }

    // snippet: plain-configuration
    @Configuration
    @EnableWebMvc
    @Import({ImportController.class, OrderImporter.class})
    static class Web implements WebMvcConfigurer {
        private final ObjectProvider<RequestMappingHandlerMapping> mappings;

        Web(ObjectProvider<RequestMappingHandlerMapping> mappings) {
            this.mappings = mappings;
        }

        @Bean
        OperationEngine operationEngine() { // closed with the context
            return OperationEngine.builder()
                    .failures(FailureMapper.STANDARD.or(new SpringFailureMapper()))
                    .carry(WorkContext.carrier())
                    .build();
        }

        @Bean
        ProgressHttp progressHttp() {
            return ProgressHttp.over(operationEngine());
        }

        @Bean
        OperationController operationController() {
            return new OperationController(progressHttp());
        }

        @Override
        public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
            handlers.add(new ProgressResponseHandler(progressHttp(), new FollowPaths(mappings::getObject)));
        }

        @Bean
        MultipartResolver multipartResolver() {
            return new StandardServletMultipartResolver();
        }
    }
    // end
}
