package io.progressstream.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that a test takes the other end of each connection from. */
final class Speaker implements AutoCloseable {
    private final ServerSocket listener;
    private final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();

    Speaker() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "speaker");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            for (; ; ) {
                Socket socket = listener.accept();
                socket.setSoTimeout(10_000);
                sockets.add(socket);
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The server's end of the next connection. */
    Socket next() throws InterruptedException {
        Socket socket = sockets.poll(10, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("no connection came");
        }
        return socket;
    }

    /** Whether nobody has connected that was not taken. */
    boolean isEmpty() {
        return sockets.isEmpty();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
