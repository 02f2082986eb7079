package io.progressstream.servlet.testing;

/** A container that serves on a free port of the loopback address. */
public interface RunningContainer extends AutoCloseable {

    /** Where it listens. */
    int port();

    /** Stops it and waits for it. */
    @Override
    void close();
}
