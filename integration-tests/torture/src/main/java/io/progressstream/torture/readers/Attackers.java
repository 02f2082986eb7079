package io.progressstream.torture.readers;

import java.io.IOException;

/** Clients that misbehave until they are closed. */
interface Attackers extends AutoCloseable {
    /** How many there were so far; each of them has been let in. */
    int injected();

    @Override
    void close() throws IOException;
}
