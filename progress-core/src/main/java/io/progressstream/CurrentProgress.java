package io.progressstream;

import org.jspecify.annotations.Nullable;

/**
 * The sink that the work of a thread reports to. The engine sets it for the thread that runs the work; code that hands parts of
 * the work to other threads can set it there:
 *
 * <pre>{@code
 * ProgressSink progress = ProgressSink.current();
 * pool.execute(() -> {
 *     try (CurrentProgress.Scope scope = CurrentProgress.set(progress)) { … }
 * });
 * }</pre>
 */
public final class CurrentProgress {
    private static final ThreadLocal<@Nullable ProgressSink> CURRENT = new ThreadLocal<>();

    private CurrentProgress() {}

    /** The sink of this thread, or {@link ProgressSink#none()}. */
    public static ProgressSink get() {
        ProgressSink sink = CURRENT.get();
        return sink == null ? ProgressSink.none() : sink;
    }

    /** Sets the sink of this thread until the scope is closed, on the same thread. */
    public static Scope set(ProgressSink sink) {
        ProgressSink before = CURRENT.get();
        put(sink);
        return () -> put(before);
    }

    private static void put(@Nullable ProgressSink sink) {
        if (sink == null || sink == ProgressSink.none()) {
            CURRENT.remove();
        } else {
            CURRENT.set(sink);
        }
    }

    /** Ends what {@link #set} began. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        /** Brings back the sink that was there before. */
        @Override
        void close();
    }
}
