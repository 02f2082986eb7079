package io.progressstream.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The container's side of an exchange: its asynchronous cycle, begun and ended by us, so that the container never dispatches the request
 * again. Whoever calls it stands inside the {@link Fence}, or was called by the container.
 */
final class Connection implements AsyncListener {
    private static final Logger LOG = System.getLogger(StreamExchange.class.getName());

    /**
     * Bytes that the container gathers before it writes. That the size is said at all makes Undertow use a buffer that belongs to the
     * response alone: one of its pool it gives back while a write that failed on our thread is still on its way out, and whoever has got
     * it by then loses his stream.
     */
    private static final int BUFFER = 8 * 1024;

    /** How long the end of an answer waits for bytes that Jetty is writing. */
    private static final long WRITTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Between two looks at whether it has. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** What Jetty takes for: break the connection. */
    private static final int ABORT = -1;

    private final AsyncContext async;
    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final boolean jetty;
    private final Consumer<@Nullable Throwable> over;
    private final AtomicBoolean completed = new AtomicBoolean();

    private Connection(
            AsyncContext async,
            HttpServletResponse response,
            ServletOutputStream out,
            boolean jetty,
            Consumer<@Nullable Throwable> over) {
        this.async = async;
        this.response = response;
        this.out = out;
        this.jetty = jetty;
        this.over = over;
    }

    /**
     * Begins the asynchronous cycle of a request.
     *
     * @param over told by the container's threads that it is over: when that returns, nobody of us may be inside
     */
    static Connection open(HttpServletRequest request, HttpServletResponse response, Consumer<@Nullable Throwable> over)
            throws IOException {
        response.setBufferSize(BUFFER);
        ServletOutputStream out = response.getOutputStream();
        boolean jetty =
                String.valueOf(request.getServletContext().getServerInfo()).startsWith("jetty/");
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        Connection connection = new Connection(async, response, out, jetty, over);
        async.addListener(connection);
        return connection;
    }

    HttpServletResponse response() {
        return response;
    }

    ServletOutputStream out() {
        return out;
    }

    /** Runs a task on a thread of the container's. */
    void start(Runnable task) {
        async.start(task);
    }

    /** Asks for the container's calls. */
    void listen(WriteListener listener) {
        out.setWriteListener(listener);
    }

    boolean isCompleted() {
        return completed.get();
    }

    /** Ends the answer in order, once. */
    void complete() {
        complete(async);
    }

    private void complete(AsyncContext context) {
        if (completed.compareAndSet(false, true)) {
            end(context);
        }
    }

    private static void end(AsyncContext context) {
        try {
            context.complete();
        } catch (RuntimeException e) {
            LOG.log(Level.TRACE, "An answer had been ended by the container", e);
        }
    }

    /**
     * Breaks the answer off where that can be done at once; elsewhere the container does it when its next call fails. Jetty would end it in
     * order then, as if it were whole.
     */
    void cut() {
        if (!jetty || !completed.compareAndSet(false, true)) {
            return;
        }
        try {
            response.sendError(ABORT);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.TRACE, "An answer had been ended by the container", e);
        }
    }

    /** Ends an answer that cannot go on: with 500 where nothing of it has been sent, else before its time. */
    void fail() {
        try {
            if (response.isCommitted()) {
                cut();
            } else {
                response.reset();
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.TRACE, "An answer had been ended by the container", e);
        }
        complete();
    }

    /** A container that reports an error waits for its answer to that, whatever was asked of it before. */
    @Override
    public void onError(AsyncEvent event) {
        over.accept(event.getThrowable());
        completed.set(true);
        end(event.getAsyncContext());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        over.accept(null);
        awaitWritten();
        complete(event.getAsyncContext());
    }

    /**
     * Jetty gives the buffer of an answer that is completed to the next one, also while it is being written: over HTTP/2 a frame came short
     * then, and its stream went on with the head of somebody else's. Called when nobody else of us calls any more.
     */
    private void awaitWritten() {
        long end = System.nanoTime() + WRITTEN_NANOS;
        while (jetty && !out.isReady() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        completed.set(true); // first: who is inside, or waits to get in, must find it so
        over.accept(null);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
