package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.OperationEngine;
import io.progressstream.payload.JacksonPayloadCodec;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.servlet.OwnerCookie;
import io.progressstream.servlet.OwnerResolver;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.upload.UploadFilter;
import io.progressstream.spring.Jackson2PayloadCodec;
import io.progressstream.spring.mvc.OperationController;
import io.progressstream.spring.mvc.ProgressResponseHandler;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

class ProgressStreamAutoConfigurationTest {
    private static final AutoConfigurations OURS = AutoConfigurations.of(ProgressStreamAutoConfiguration.class);

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(OURS)
            .withConfiguration(
                    AutoConfigurations.of(WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class));

    @Test
    void aServletApplicationHasEverythingThatOperationsNeed() {
        web.run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(OperationEngine.class)
                    .hasSingleBean(ProgressHttp.class)
                    .hasSingleBean(OperationController.class)
                    .hasSingleBean(EngineLifecycle.class);
            assertThat(context.getBean(RequestMappingHandlerAdapter.class).getReturnValueHandlers())
                    .hasAtLeastOneElementOfType(ProgressResponseHandler.class);
            FilterRegistrationBean<?> filter = context.getBean("progressUploadFilter", FilterRegistrationBean.class);
            assertThat(filter.getFilter()).isInstanceOf(UploadFilter.class);
        });
    }

    @Test
    void otherApplicationsHaveNothing() {
        new ApplicationContextRunner()
                .withConfiguration(OURS)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OperationEngine.class));
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OperationEngine.class));
        new WebApplicationContextRunner()
                .withConfiguration(OURS)
                .withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OperationEngine.class));
    }

    @Test
    void anEngineOfTheApplicationsOwnIsUsed() {
        web.withUserConfiguration(OwnEngine.class).run(context -> {
            assertThat(context).hasSingleBean(OperationEngine.class);
            assertThat(context.getBean(ProgressHttp.class).engine())
                    .isSameAs(context.getBean("ownEngine", OperationEngine.class));
        });
    }

    @Test
    void propertiesReachTheEngine() {
        web.withPropertyValues("progress-stream.max-running=7", "progress-stream.max-followers=8")
                .run(context -> {
                    OperationEngine engine = context.getBean(OperationEngine.class);
                    assertThat(engine.limits().maxRunning()).isEqualTo(7);
                    assertThat(engine.limits().maxFollowers()).isEqualTo(8);
                });
    }

    @Test
    void aLimitThatIsNotPossibleIsRefusedWithItsBound() {
        web.withPropertyValues("progress-stream.kept-records=3")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("keptRecords must be at least 8, was 3"));
    }

    @Test
    void aPathThatIsNotPossibleIsRefusedWithItsValue() {
        for (String path : List.of("progress", "/progress/", "/", "/a*")) {
            web.withPropertyValues("progress-stream.path=" + path)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("progress-stream.path")
                            .hasMessageContaining("was " + path));
        }
    }

    @Test
    void ownersAreKnownByACookieThatEachNodeWithTheSecretUnderstands() {
        String secret = "01234567890123456789012345678901";
        OwnerResolver other = OwnerCookie.signedWith(secret.getBytes(StandardCharsets.UTF_8));
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();
        Optional<String> owner = other.newOwner(request, response);
        String cookie = String.valueOf(response.getHeader("Set-Cookie")).split("[=;]")[1];
        request.setCookies(new Cookie(OwnerCookie.NAME, cookie));

        web.withPropertyValues("progress-stream.owner-secret=" + secret)
                .run(context -> assertThat(context.getBean(OwnerResolver.class).ownerOf(request))
                        .isPresent()
                        .isEqualTo(owner));
        web.run(context -> assertThat(context.getBean(OwnerResolver.class).ownerOf(request))
                .isEmpty());
    }

    @Test
    void aSecretThatIsTooShortIsRefusedAndNotTold() {
        web.withPropertyValues("progress-stream.owner-secret=too-short")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("progress-stream.owner-secret must have at least 32 bytes, had 9")
                        .hasMessageNotContaining("too-short"));
    }

    @Test
    void aLapThatIsNotPossibleIsRefusedWithItsBound() {
        web.withPropertyValues("progress-stream.longest-lap=10ms")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("longestLap must be at least a second"));
    }

    @Test
    void customizersAreCalledInTheirOrderAfterTheProperties() {
        web.withUserConfiguration(Customized.class)
                .withPropertyValues("progress-stream.max-running=7")
                .run(context -> {
                    assertThat(context.getBean(Customized.class).calls).containsExactly("first", "second");
                    assertThat(context.getBean(OperationEngine.class).limits().maxRunning())
                            .isEqualTo(2);
                });
    }

    @Test
    void resultsAreWrittenByTheMapperOfJackson3WhereThereIsOne() {
        web.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                .withBean(JsonMapper.class, () -> JsonMapper.builder().build())
                .run(context ->
                        assertThat(context).getBean(PayloadCodec.class).isInstanceOf(JacksonPayloadCodec.class));
    }

    @Test
    void resultsAreWrittenByTheMapperOfJackson2WhereThereIsOnlyThat() {
        web.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                .withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE")
                .run(context -> {
                    PayloadCodec codec = context.getBean(PayloadCodec.class);
                    assertThat(codec).isInstanceOf(Jackson2PayloadCodec.class);
                    assertThat(new String(codec.encode(new Report(3)), StandardCharsets.UTF_8))
                            .isEqualTo("{\"row_count\":3}");
                });
    }

    @Test
    void resultsAreWrittenAsStandardWhereThereIsNoMapperAndJackson2IsNotOnTheClassPath() {
        web.withClassLoader(new FilteredClassLoader(ObjectMapper.class))
                .run(context ->
                        assertThat(context).getBean(PayloadCodec.class).isSameAs(JacksonPayloadCodec.standard()));
    }

    @Test
    void aCodecOfTheApplicationsOwnIsUsed() {
        PayloadCodec own = value -> new byte[] {'1'};

        web.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                .withBean(PayloadCodec.class, () -> own)
                .run(context -> assertThat(context).getBean(PayloadCodec.class).isSameAs(own));
    }

    private record Report(int rowCount) {}

    @Configuration(proxyBeanMethods = false)
    static class OwnEngine {
        @Bean
        OperationEngine ownEngine() {
            return OperationEngine.create();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Customized {
        final List<String> calls = new ArrayList<>();

        @Bean
        @Order(2)
        OperationEngineCustomizer second() {
            return engine -> calls.add("second");
        }

        @Bean
        @Order(1)
        OperationEngineCustomizer first() {
            return engine -> {
                calls.add("first");
                engine.limits(EngineLimits.builder().maxRunning(2).build());
            };
        }
    }
}
