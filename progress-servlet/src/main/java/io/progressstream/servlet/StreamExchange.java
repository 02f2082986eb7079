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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, written without blocking, begun and completed by us: the container never dispatches the request again.
 * Nothing is committed before {@link #answer}.
 *
 * <p><b>Threads.</b> Whoever has news signals; one thread at a time, inside the {@link Fence}, hands to the container what it is ready for,
 * and whoever finds somebody inside leaves the news to them. The container's own calls wait for their turn instead: it may use
 * the response again once those that end the exchange have returned.
 *
 * <p><b>The beginning.</b> The container is asked for its first {@link #onWritePossible} on a thread of its own, and until that one has come
 * back nobody else writes. Tomcat lets a request go without telling anybody when a write fails on another thread while its own is still
 * on the way out of the servlet or of that first call; a client that breaks off at once would hit that moment.
 *
 * <p><b>After the end</b>, whichever it was, no byte, flush or completion reaches the container from another thread than one
 * that the container has called us with.
 */
final class StreamExchange implements WriteListener, AsyncListener {
    private static final Logger LOG = System.getLogger(StreamExchange.class.getName());

    /** Bytes in a row, after which other exchanges get their turn. */
    private static final int TURN = 256 * 1024;

    /**
     * Bytes that the container gathers before it writes. That the size is said at all makes Undertow use a buffer that belongs to the
     * response alone: one of its pool it gives back while a write that failed on our thread is still on its way out, and whoever has got
     * it by then loses his stream.
     */
    private static final int BUFFER = 8 * 1024;

    private final Fence fence = new Fence();
    private final String name;
    private final Executor executor;
    private final AtomicReference<@Nullable Reply> reply = new AtomicReference<>();
    private volatile @Nullable Container container;
    private volatile @Nullable Body body;
    private volatile boolean news;
    private volatile boolean listening;
    private volatile boolean possible;
    private volatile boolean completed;

    // Only inside the fence.
    private boolean begun;
    private boolean unflushed;

    private record Container(AsyncContext async, HttpServletResponse response, ServletOutputStream out) {}

    private StreamExchange(String name, Executor executor) {
        this.name = name;
        this.executor = executor;
    }

    /**
     * Takes over the answer of a request.
     *
     * @param name what the log calls it
     * @param executor where it goes on later; its tasks are short and never wait
     */
    static StreamExchange open(HttpServletRequest request, HttpServletResponse response, String name, Executor executor)
            throws IOException {
        StreamExchange exchange = new StreamExchange(name, executor);
        response.setBufferSize(BUFFER);
        ServletOutputStream out = response.getOutputStream();
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        async.addListener(exchange);
        exchange.container = new Container(async, response, out);
        return exchange;
    }

    /** The body that the answer will probably have: it is closed if the exchange ends before, or another one is given. */
    void expect(Body expected) {
        body = expected;
        if (fence.isShut()) {
            expected.close();
        }
    }

    /** Gives the answer; the first one counts. Does not wait. */
    void answer(Reply answer) {
        if (!reply.compareAndSet(null, answer)) {
            answer.body().close();
            return;
        }
        Body expected = body;
        if (expected != null && !expected.equals(answer.body())) {
            expected.close();
        }
        expect(answer.body());
        Container to = container;
        if (to != null) {
            try {
                to.async().start(() -> listen(to));
            } catch (RuntimeException e) {
                refused(to, e);
            }
        }
    }

    /** On a thread of the container's: asks for its calls. */
    private void listen(Container to) {
        try {
            if (!fence.isShut()) {
                to.out().setWriteListener(this);
            }
        } catch (RuntimeException e) {
            refused(to, e);
        }
        listening = true;
        signal();
    }

    /** There may be something to write. Does not wait. */
    void signal() {
        news = true;
        while (news && listening && !fence.isShut() && fence.tryEnter()) {
            try {
                news = false;
                write();
            } catch (IOException e) {
                lost(e);
            } finally {
                fence.leave();
            }
        }
    }

    /** Hands over what the container is ready for. */
    private void write() throws IOException {
        Container to = container;
        Reply what = reply.get();
        if (to == null || what == null || !possible) {
            return;
        }
        try {
            if (!begun) {
                begun = true;
                what.begin(to.response());
            }
            int turn = TURN;
            while (!fence.isShut() && to.out().isReady()) {
                Optional<byte[]> piece = what.body().next();
                if (piece.isPresent()) {
                    unflushed = true;
                    to.out().write(piece.get());
                    turn -= piece.get().length;
                    if (turn <= 0) {
                        later(this::signal);
                        return;
                    }
                } else if (unflushed) {
                    unflushed = false;
                    to.out().flush();
                } else {
                    if (what.body().isEnded()) {
                        shut();
                        complete(to.async());
                    }
                    return;
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("refused by the container: " + e, e);
        }
    }

    private void later(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // the engine is closed: nobody is left who would have to wait
        }
    }

    /** The client does not read. It is cut off when it reads again, or by the container's own timeout for writes. Does not wait. */
    void stalled() {
        if (!fence.isShut()) {
            LOG.log(Level.DEBUG, () -> name + " was given up: its client does not read");
            shut();
        }
    }

    /**
     * A write has failed: the client has left. Containers call back then, on a thread of their own, and the request is completed there;
     * where none has called after a second, it is completed from here.
     */
    private void lost(IOException e) {
        Container left = container;
        if (left == null || fence.isShut()) {
            return;
        }
        LOG.log(Level.DEBUG, () -> name + " lost its client: " + e);
        shut();
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, this::later).execute(() -> complete(left.async()));
    }

    /** The container cannot write without blocking, or has ended the request. */
    private void refused(Container to, RuntimeException e) {
        if (!fence.isShut()) {
            LOG.log(
                    Level.WARNING,
                    name + " cannot be written without blocking to "
                            + to.out().getClass().getName()
                            + "; where a filter has put it there, keep that filter off this path",
                    e);
            shut();
            complete(to.async());
        }
    }

    /** Nothing more is written. */
    private void shut() {
        fence.shut();
        container = null;
        Body left = body;
        if (left != null) {
            left.close();
        }
    }

    /** Ends the request, once. */
    private void complete(AsyncContext async) {
        if (completed) {
            return;
        }
        completed = true;
        try {
            async.complete();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> name + " had been ended by the container: " + e);
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        possible = true;
        fence.enter();
        try {
            news = false;
            if (fence.isShut() && !completed) {
                throw new IOException("given up");
            }
            write();
        } catch (IOException e) {
            lost(e);
            throw e;
        } finally {
            fence.leave();
        }
        if (news) {
            signal();
        }
    }

    @Override
    public void onError(Throwable t) {
        Container left = container;
        ended(t);
        if (left != null) {
            complete(left.async());
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        ended(event.getThrowable());
        completed = false;
        complete(event.getAsyncContext());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        ended(null);
        complete(event.getAsyncContext());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended(null);
        completed = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    /** The container says that it is over: when this returns, nobody of us is inside, and nobody will be. */
    private void ended(@Nullable Throwable t) {
        boolean first = !fence.isShut();
        shut();
        fence.awaitEmpty();
        if (first && t != null) {
            LOG.log(Level.DEBUG, () -> name + " lost its client: " + t);
        }
    }
}
