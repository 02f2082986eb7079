package io.progressstream.servlet;

import java.util.Optional;

/**
 * Bytes of an answer, handed out piece by piece. {@link #next} is called by one thread at a time; {@link #close} by any.
 */
interface Body {

    /** The next bytes, at most 64 KiB; empty: none now, or none any more. Never waits. The array is not changed. */
    Optional<byte[]> next();

    /** Whether {@link #next} has handed out the last bytes. */
    boolean isEnded();

    /** Nobody will ask for more. May be repeated. */
    void close();
}
