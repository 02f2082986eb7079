package io.progressstream.integration.support;

import io.progressstream.spring.ProgressResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application on a free port, for all tests of a class. Secured only by the configuration that it is given. */
public final class TestServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private static final String WITHOUT_SECURITY = String.join(
            ",",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration");

    private final Class<?>[] sources;
    private final Map<String, Object> properties = new LinkedHashMap<>(Map.of("server.port", 0));
    private final Client client = stranger();
    private @Nullable ConfigurableApplicationContext context;

    private TestServer(Class<?>... sources) {
        this.sources = sources;
    }

    /** The test application with further configuration, and with Spring Security as that configures it. */
    public static TestServer secured(Class<?>... further) {
        Class<?>[] sources = Arrays.copyOf(further, further.length + 1);
        sources[further.length] = TestApplication.class;
        return new TestServer(sources);
    }

    /** The test application with further configuration, and without Spring Security. */
    public static TestServer open(Class<?>... further) {
        return secured(further).with("spring.autoconfigure.exclude", WITHOUT_SECURITY);
    }

    public TestServer with(String property, Object value) {
        properties.put(property, value.toString());
        return this;
    }

    public TestServer start() {
        context = new SpringApplicationBuilder(sources)
                .web(WebApplicationType.SERVLET)
                .properties(properties)
                .run();
        return this;
    }

    /** What a POST to {@code /run/NAME} answers from now on. */
    public void plays(String name, Supplier<? extends @Nullable Object> answer) {
        bean(Scripts.class).put(name, answer);
    }

    /** As {@link #plays(String, Supplier)}, always the same. */
    public void plays(String name, ProgressResponse<?> answer) {
        plays(name, () -> answer);
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public int port() {
        return context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Always the same one, who is known by the cookies that he was given. */
    public Client client() {
        return client;
    }

    /** A new one, whom nobody knows. */
    public Client stranger() {
        return Client.to(this::uri);
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public ConfigurableApplicationContext context() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
