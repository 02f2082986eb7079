package io.progressstream.servlet;

import io.progressstream.operation.OperationEngine;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import java.util.Objects;

/**
 * Shuts an engine down with its web application: what runs may go on for a while, then is asked to stop, and every operation has its outcome.
 * Register it with {@link jakarta.servlet.ServletContext#addListener}.
 *
 * <p>Tomcat keeps connections open meanwhile, so that streams hear their outcome; Jetty and Undertow close them before they tell the
 * application. Who stops such a server should call {@link OperationEngine#shutdown} before.
 */
public final class EngineShutdown implements ServletContextListener {
    private final OperationEngine engine;
    private final Duration grace;

    /** Gives what runs at the end so much time. */
    public EngineShutdown(OperationEngine engine, Duration grace) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.grace = Objects.requireNonNull(grace, "grace");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        engine.shutdown(grace);
    }
}
