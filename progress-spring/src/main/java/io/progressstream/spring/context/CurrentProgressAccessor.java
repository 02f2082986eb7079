package io.progressstream.spring.context;

import io.micrometer.context.ThreadLocalAccessor;
import io.progressstream.CurrentProgress;
import io.progressstream.ProgressSink;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link ProgressSink#current()} travel with everything that uses context-propagation: {@code @Async} methods and executors
 * with a {@code ContextPropagatingTaskDecorator}, Reactor, and {@code ContextExecutorService}. Found by itself; nothing to register.
 */
public final class CurrentProgressAccessor implements ThreadLocalAccessor<ProgressSink> {
    /** The key of the sink in a context. */
    public static final String KEY = "io.progressstream.sink";

    /** For the service loader. */
    public CurrentProgressAccessor() {}

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public @Nullable ProgressSink getValue() {
        ProgressSink sink = CurrentProgress.get();
        return sink == ProgressSink.none() ? null : sink;
    }

    @Override
    public void setValue(ProgressSink sink) {
        CurrentProgress.set(sink);
    }

    @Override
    public void setValue() {
        CurrentProgress.set(ProgressSink.none());
    }
}
