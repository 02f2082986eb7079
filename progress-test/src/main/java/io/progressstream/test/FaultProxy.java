package io.progressstream.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A TCP proxy on the loopback address that treats each connection as it is told: it tears, cuts, resets, holds, slows and stalls them.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.to(server.port(), number -> number == 1 ? Fault.cutAfter(700) : Fault.none())) {
 *     client.follow("http://localhost:" + proxy.port() + "/progress/" + id);
 * }
 * }</pre>
 *
 * <p>Connections are counted from 1, in the order in which they come. A connection has two threads, which end with it; none is left when {@link
 * #close} has returned.
 *
 * <p><b>Threads.</b> All methods may be called from any thread. The function is called from one thread, before any byte passes.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 1_000;
    private static final int JOIN_MILLIS = 10_000;

    private final InetSocketAddress target;
    private final IntFunction<Fault> script;
    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;
    private volatile boolean closed;

    private FaultProxy(InetSocketAddress target, IntFunction<Fault> script) {
        this.target = target;
        this.script = Objects.requireNonNull(script, "script");
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
        acceptor = run("accepts", this::accept);
    }

    /** A proxy in front of a port of the loopback address; the function says what happens to the connection of a number. */
    public static FaultProxy to(int port, IntFunction<Fault> script) {
        return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), script);
    }

    /** A proxy that treats all connections alike. */
    public static FaultProxy to(int port, Fault fault) {
        Objects.requireNonNull(fault, "fault");
        return to(port, number -> fault);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections have come so far. */
    public int connections() {
        return connections.get();
    }

    /** Closes all open connections with a FIN; new ones are taken. */
    public void cutAll() {
        links.forEach(Link::close);
    }

    /** Breaks all open connections with a RST; new ones are taken. */
    public void resetAll() {
        links.forEach(Link::reset);
    }

    private void accept() {
        try (listener) {
            for (int number = 1; ; number++) {
                Socket client = listener.accept();
                connections.set(number);
                open(client, number);
            }
        } catch (IOException e) {
            if (!closed) {
                throw new UncheckedIOException("no more connections are taken", e);
            }
        }
    }

    /** Where the server takes no connection, that of the client is broken too. */
    private void open(Socket client, int number) {
        Fault fault = script.apply(number);
        try {
            Link link = new Link(client, target, links::remove);
            Flow requests = fault.requests(new SocketFlow(link.server()), link);
            Flow answers = fault.answers(new SocketFlow(link.client()), link);
            links.add(link);
            run("requests " + number, () -> link.carry(link.client(), requests));
            run("answers " + number, () -> link.carry(link.server(), answers));
        } catch (IOException e) {
            Link.reset(client);
        }
    }

    private Thread run(String what, Runnable task) {
        threads.removeIf(thread -> !thread.isAlive());
        Thread thread = new Thread(task, "fault-proxy-" + port() + " " + what);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        return thread;
    }

    /**
     * Closes all connections, and waits until nothing of it runs any more.
     *
     * @throws IllegalStateException if a thread does not end within 10 s, or the calling one is interrupted
     */
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        join(acceptor);
        cutAll();
        List.copyOf(threads).forEach(FaultProxy::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " ends", e);
        }
        if (thread.isAlive()) {
            throw new IllegalStateException(thread.getName() + " does not end");
        }
    }
}
