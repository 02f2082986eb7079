package io.progressstream.test;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through the proxy: the client's, the server's, and two threads that carry the bytes. */
final class Link implements Closeable {
    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_MILLIS = 10_000;

    private final InetSocketAddress target;
    private final Socket client;
    private final Socket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger directions = new AtomicInteger(2);
    private final Consumer<Link> ended;
    private volatile boolean silent;

    /**
     * Connects to the server.
     *
     * @param ended is told once all is closed, perhaps more than once
     */
    Link(Socket client, InetSocketAddress target, Consumer<Link> ended) throws IOException {
        this.target = target;
        this.client = client;
        this.ended = ended;
        sockets.add(client);
        client.setTcpNoDelay(true);
        this.server = connect();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        socket.connect(target, CONNECT_MILLIS);
        return socket;
    }

    Socket client() {
        return client;
    }

    Socket server() {
        return server;
    }

    /** One more connection to the server, which ends with this one. */
    Flow secondServer() throws IOException {
        return new SocketFlow(connect());
    }

    /** Carries what comes from a socket until it ends or the link is closed. */
    void carry(Socket from, Flow to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                waitWhileSilent();
                to.send(buffer, 0, read);
            }
            waitWhileSilent();
            to.end();
        } catch (IOException e) {
            if (!silent) {
                reset(); // one side is gone, and the other one learns of it
            }
        } finally {
            if (directions.decrementAndGet() == 0) {
                close();
            }
        }
    }

    private void waitWhileSilent() throws IOException {
        if (silent) {
            awaitClosed();
        }
    }

    /** Nothing passes from now on; holds the calling thread until the link is closed. */
    void silence() throws IOException {
        silent = true;
        awaitClosed();
    }

    private void awaitClosed() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SocketException("the link is closed");
    }

    /** Waits so long, or until the link is closed. */
    void pause(long nanos) throws IOException {
        try {
            if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
                throw new SocketException("the link is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted");
        }
    }

    /** Closes all with a RST. */
    void reset() {
        for (Socket socket : sockets) {
            reset(socket);
        }
        close();
    }

    /** Closes one with a RST, if it is open. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException e) {
            // it was closed meanwhile, which is all that is wanted
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes all with a FIN. May be repeated. */
    @Override
    public void close() {
        closed.countDown();
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ended.accept(this);
    }
}
