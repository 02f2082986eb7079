package io.progressstream.test;

import java.io.IOException;
import java.net.Socket;

/** Writes bytes to a socket at once. */
final class SocketFlow implements Flow {
    private final Socket socket;

    SocketFlow(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        socket.getOutputStream().write(bytes, offset, length);
    }

    @Override
    public void end() throws IOException {
        socket.shutdownOutput();
    }
}
