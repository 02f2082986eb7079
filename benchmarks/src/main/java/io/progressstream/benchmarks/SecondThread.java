package io.progressstream.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes and flushes lines by a thread of its own: nobody who does not let the work wait for a socket does less. For one caller.
 */
public final class SecondThread implements Line.Reporter<RuntimeException>, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final OutputStream out;
    private Future<?> newest = CompletableFuture.completedFuture(null);

    /** Writes to this. */
    public SecondThread(OutputStream out) {
        this.out = out;
    }

    @Override
    public void line(String text) {
        newest = thread.submit(() -> {
            Line.write(out, text);
            return null;
        });
    }

    /** Waits until all is written. */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        try {
            newest.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }
}
