package io.progressstream.test;

import java.io.IOException;

/** Where the bytes of one direction of a connection go. Used by one thread. */
interface Flow {

    /** Passes bytes on. */
    void send(byte[] bytes, int offset, int length) throws IOException;

    /** Says that no more bytes come. */
    void end() throws IOException;
}
