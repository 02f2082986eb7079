package io.progressstream.servlet;

import io.progressstream.operation.Operation;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, written without blocking. Nothing is committed before {@link #answer}.
 *
 * <p><b>Threads.</b> Whoever has news signals; one thread at a time, inside the {@link Fence}, hands to the container what it is ready for,
 * and whoever finds somebody inside leaves the news to them. The container's own calls wait for their turn instead: it may use
 * the response again once those that end the exchange have returned.
 *
 * <p><b>The beginning.</b> The container is asked for its first {@link #onWritePossible} on a thread of its own, and until that one has come
 * back nobody else writes. Tomcat lets a request go without telling anybody when a write fails on another thread while its own is still
 * on the way out of the servlet or of that first call; a client that breaks off at once would hit that moment.
 *
 * <p><b>The end.</b> Whoever writes the last byte completes the request, inside the fence, on a thread of the container's or of the
 * executor. Where a write has failed or the container reports an error, its own thread does; if none has come within a second, one of the executor's.
 * After the end, whichever it was, no byte and no flush reaches the container.
 */
final class StreamExchange implements WriteListener {
    private static final Logger LOG = System.getLogger(StreamExchange.class.getName());

    private final Fence fence = new Fence();
    private final Executor executor;
    private final AtomicReference<@Nullable WriteLoop> loop = new AtomicReference<>();
    private volatile String name = "An answer";
    private volatile @Nullable Connection connection;
    private volatile @Nullable Connection broken;
    private volatile @Nullable Body body;
    private volatile boolean news;
    private volatile boolean listening;
    private volatile boolean possible;

    private StreamExchange(Executor executor) {
        this.executor = executor;
    }

    /**
     * Takes over the answer of a request.
     *
     * @param executor where it goes on later; its tasks are short and never wait for a client
     */
    static StreamExchange open(HttpServletRequest request, HttpServletResponse response, Executor executor)
            throws IOException {
        StreamExchange exchange = new StreamExchange(executor);
        exchange.connection = Connection.open(request, response, exchange::ended);
        return exchange;
    }

    /** What the log calls it by. */
    void tells(Operation operation) {
        name = "An answer of operation " + operation.id();
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
        if (!loop.compareAndSet(null, new WriteLoop(answer))) {
            answer.body().close();
            return;
        }
        Body expected = body;
        if (expected != null && !expected.equals(answer.body())) {
            expected.close();
        }
        expect(answer.body());
        Connection to = connection;
        if (to != null) {
            try {
                to.start(() -> listen(to));
            } catch (RuntimeException e) {
                refused(to, e);
            }
        }
    }

    /** On a thread of the container's: asks for its calls. */
    private void listen(Connection to) {
        try {
            if (!fence.isShut()) {
                to.listen(this);
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
            } catch (RuntimeException | Error e) {
                failed(e);
            } finally {
                fence.leave();
            }
        }
    }

    /** Hands over what the container is ready for. */
    private void write() throws IOException {
        Connection to = connection;
        WriteLoop what = loop.get();
        if (to == null || what == null || !possible) {
            return;
        }
        switch (what.write(to.response(), to.out(), fence::isShut)) {
            case WAITS -> {}
            case YIELDS -> later(this::signal);
            case ENDED -> {
                shut();
                to.complete();
            }
        }
    }

    private void later(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // the engine is closed: nobody is left who would have to wait
        }
    }

    /**
     * The client does not read and is given up. Jetty cuts it off at once; the others when it reads again, or at their own timeout for
     * writes. Does not wait.
     */
    void stalled() {
        Connection left = connection;
        if (left == null || fence.isShut()) {
            return;
        }
        broken = left;
        if (!shut()) {
            return;
        }
        LOG.log(Level.DEBUG, () -> name + " was given up: its client does not read");
        later(() -> inside(left::cut));
    }

    /** Calls the container, after whoever is just calling it. */
    private void inside(Runnable call) {
        fence.enter();
        try {
            call.run();
        } finally {
            fence.leave();
        }
    }

    /**
     * A write has failed: the client has left. Containers call back then, on a thread of their own, and the request is completed there;
     * where none has called after a second, it is completed from here.
     */
    private void lost(IOException e) {
        Connection left = connection;
        if (left == null || fence.isShut()) {
            return;
        }
        broken = left;
        if (shut()) {
            LOG.log(Level.DEBUG, () -> name + " lost its client: " + e);
        }
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, this::later).execute(() -> inside(left::complete));
    }

    /** What was to be written is broken: the client must not take what it got for the whole. */
    private void failed(Throwable e) {
        LOG.log(Level.ERROR, name + " is broken off: what was to be written has failed", e);
        Connection left = connection;
        if (left != null && !fence.isShut()) {
            shut();
            left.fail();
        }
    }

    /** The container cannot write without blocking, or has ended the request. */
    private void refused(Connection to, RuntimeException e) {
        if (!fence.isShut()) {
            LOG.log(
                    Level.WARNING,
                    name + " cannot be written without blocking to "
                            + to.out().getClass().getName()
                            + "; where a filter has put it there, keep that filter off this path",
                    e);
            shut();
            to.complete();
        }
    }

    /** Nothing more is written. Answers whether it is the first to say so: the end is told once. */
    private boolean shut() {
        boolean first = fence.shut();
        connection = null;
        Body left = body;
        if (left != null) {
            left.close();
        }
        return first;
    }

    @Override
    public void onWritePossible() throws IOException {
        possible = true;
        fence.enter();
        try {
            news = false;
            Connection left = broken;
            if (left != null && !left.isCompleted()) {
                left.cut();
                throw new IOException("given up");
            }
            write();
        } catch (IOException e) {
            lost(e);
            throw e;
        } catch (RuntimeException | Error e) {
            failed(e);
        } finally {
            fence.leave();
        }
        if (news) {
            signal();
        }
    }

    @Override
    public void onError(Throwable t) {
        Connection left = connection;
        ended(t);
        if (left != null) {
            left.complete();
        }
    }

    /** The container says that it is over: when this returns, nobody of us is inside, and nobody will be. */
    private void ended(@Nullable Throwable t) {
        boolean first = shut();
        fence.awaitEmpty();
        if (first && t != null) {
            LOG.log(Level.DEBUG, () -> name + " lost its client: " + t);
        }
    }
}
