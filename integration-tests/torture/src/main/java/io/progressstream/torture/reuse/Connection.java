package io.progressstream.torture.reuse;

import java.io.IOException;

/** A connection that is kept alive for streams and short requests. One thread. */
interface Connection extends AutoCloseable {
    /** A stream, to its end or killed on the way, and the short requests beside and after it; whether the connection can be used again. */
    boolean round() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /** Opens one. */
    @FunctionalInterface
    interface Opening {
        Connection open(int port, Mail mail) throws IOException, InterruptedException;
    }
}
