package io.progressstream.operation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Threads for work and delivery. */
public final class WorkExecutors {
    private WorkExecutors() {}

    /**
     * A virtual thread for each operation where the JDK has them (21 and later), else {@link #pool}.
     *
     * @param poolSize threads of the pool, where there are no virtual ones
     */
    public static ExecutorService standard(int poolSize) {
        return virtual().orElseGet(() -> pool(poolSize));
    }

    /** A new virtual thread for each operation; empty before JDK 21. */
    public static Optional<ExecutorService> virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            type.getMethod("name", String.class, long.class).invoke(builder, "progress-work-", 1L);
            Object factory = type.getMethod("factory").invoke(builder);
            Method make = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
            return Optional.of((ExecutorService) make.invoke(null, factory));
        } catch (NoSuchMethodException | ClassNotFoundException e) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("This JDK has virtual threads but does not hand them out", e);
        }
    }

    /**
     * At most so many daemon threads. It refuses with {@link java.util.concurrent.RejectedExecutionException} rather than queue: who waits
     * unseen looks frozen.
     */
    public static ExecutorService pool(int size) {
        return new ThreadPoolExecutor(
                0, size, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("progress-work-"));
    }

    /** Threads that hand records to transports: as many as there are processors, at least two. Their tasks never wait. */
    static ExecutorService delivery() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        return Executors.newFixedThreadPool(threads, daemons("progress-delivery-"));
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicLong count = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
