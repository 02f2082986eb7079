package io.progressstream.spring.boot;

import io.progressstream.operation.OperationEngine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends operations while there is still a server to tell their followers: before Spring Boot closes the port and waits for open
 * responses. From then on new operations are refused; those that run may go on for the grace, then they are cancelled.
 *
 * <p>An application context that is only stopped or paused, to be started again, keeps its engine.
 */
final class EngineLifecycle
        implements SmartLifecycle, ApplicationContextAware, ApplicationListener<ContextClosedEvent> {

    private final OperationEngine engine;
    private final Duration grace;
    private @Nullable ApplicationContext context;
    private volatile boolean running;
    private volatile boolean closing;

    EngineLifecycle(OperationEngine engine, Duration grace) {
        this.engine = engine;
        this.grace = grace;
    }

    @Override
    public void setApplicationContext(ApplicationContext applicationContext) {
        context = applicationContext;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            closing = true;
        }
    }

    /** The highest, which is stopped first. Spring Boot's wait for open responses is 1,024 below it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (closing) {
            engine.shutdown(grace);
        }
    }

    @Override
    public void stop(Runnable callback) {
        Thread thread = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        callback.run();
                    }
                },
                "progress-shutdown");
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
