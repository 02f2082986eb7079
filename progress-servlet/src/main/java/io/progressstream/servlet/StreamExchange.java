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
 * <p><b>Threads.</b> Whoever has news signals; one thread at a time, inside the {@link Fence}, hands to the container what it is ready for, and
 * whoever finds somebody inside leaves the news to them. The container's own call that writing is possible waits for its turn instead,
 * as do the calls that end the exchange: a container may use the response again once they have returned.
 *
 * <p><b>After the end</b>, whichever it was, no byte, flush or completion reaches the container.
 */
final class StreamExchange implements WriteListener, AsyncListener {
    private static final Logger LOG = System.getLogger(StreamExchange.class.getName());

    /** Bytes in a row, after which other exchanges get their turn. */
    private static final int TURN = 256 * 1024;

    private final Fence fence = new Fence();
    private final String name;
    private final Executor executor;
    private volatile @Nullable Container container;
    private volatile @Nullable Body body;
    private final AtomicReference<@Nullable Reply> reply = new AtomicReference<>();
    private volatile boolean news;
    private volatile boolean open;
    private volatile boolean ended;

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
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        async.addListener(exchange);
        ServletOutputStream out = response.getOutputStream();
        exchange.container = new Container(async, response, out);
        out.setWriteListener(exchange);
        return exchange;
    }

    /** The body that the answer will probably have: it is closed if the exchange ends before, or another one is given. */
    void expect(Body expected) {
        body = expected;
        if (fence.isShut()) {
            expected.close();
        }
    }

    /** Gives the answer; the first one counts. */
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
        signal();
    }

    /** There may be something to write. Does not wait. */
    void signal() {
        news = true;
        while (news && !fence.isShut() && fence.tryEnter()) {
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
        if (to == null || what == null || !open) {
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
                    to.out().write(piece.get());
                    unflushed = true;
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
                        complete(to);
                    }
                    return;
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("The container refused: " + e, e);
        }
    }

    private void complete(Container to) {
        shut();
        try {
            to.async().complete();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> name + " had been ended by the container: " + e);
        }
    }

    /** Nothing reaches the container any more. */
    private void shut() {
        fence.shut();
        container = null;
        Body left = body;
        if (left != null) {
            left.close();
        }
    }

    /** The client has left while we wrote. Containers tell so by a callback, but for those that do not. */
    private void lost(Exception e) {
        Container left = container;
        if (fence.isShut() || left == null) {
            return;
        }
        LOG.log(Level.DEBUG, () -> name + " lost its client: " + e);
        shut();
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, this::later).execute(() -> {
            if (!ended) {
                complete(left);
            }
        });
    }

    private void later(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // the engine is closed: nobody is left who would have to wait
        }
    }

    /** The client does not read: the connection is given up. Does not wait. */
    void stalled() {
        lost(new IOException("it does not read"));
    }

    @Override
    public void onWritePossible() throws IOException {
        open = true;
        fence.enter();
        try {
            news = false;
            if (!fence.isShut()) {
                write();
            }
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
        end(t);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(event.getThrowable());
        completeInCallback(event);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(null);
        completeInCallback(event);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end(null);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    /** The container says that it is over: when this returns, nobody of us is inside. */
    private void end(@Nullable Throwable t) {
        boolean news = !fence.isShut();
        ended = true;
        shut();
        fence.awaitEmpty();
        if (news && t != null) {
            LOG.log(Level.DEBUG, () -> name + " lost its client: " + t);
        }
    }

    private void completeInCallback(AsyncEvent event) {
        try {
            event.getAsyncContext().complete();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, () -> name + " had been ended by the container: " + e);
        }
    }
}
