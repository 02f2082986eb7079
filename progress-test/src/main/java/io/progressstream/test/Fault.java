package io.progressstream.test;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a {@link FaultProxy} does to a connection, as a value: it can be kept, printed, and used for any number of connections.
 *
 * <p>A fault is about the answers, the bytes from the server to the client; {@link #ofRequests} makes it one of the requests. {@link #and} puts
 * two together: {@code Fault.tornAt(1, 7).and(Fault.resetAfter(500))}. Counts are of bytes on the connection, HTTP heads and chunk sizes
 * included. Immutable.
 */
public final class Fault {
    private static final int MAX_HELD = 64 << 20;

    private final String text;
    private final Shape requests;
    private final Shape answers;

    private Fault(String text, Shape requests, Shape answers) {
        this.text = text;
        this.requests = requests;
        this.answers = answers;
    }

    private static Fault of(String text, Shape answers) {
        return new Fault(text, Shape.NONE, answers);
    }

    /** Nothing happens. */
    public static Fault none() {
        return of("none", Shape.NONE);
    }

    /** The connection is closed in order, with a FIN to the client, once so many bytes have passed; with 0, before the first. */
    public static Fault cutAfter(long bytes) {
        return after("cut", bytes, (next, link) -> link.close());
    }

    /** The connection is broken with a RST to both sides once so many bytes have passed; with 0, before the first. */
    public static Fault resetAfter(long bytes) {
        return after("reset", bytes, (next, link) -> link.reset());
    }

    /**
     * The receiver gets a FIN once so many bytes have passed (with 0, before the first); what comes later is thrown away, and the other direction
     * goes on.
     */
    public static Fault halfCloseAfter(long bytes) {
        return after("half-close", bytes, (next, link) -> next.end());
    }

    /**
     * Nothing passes any more in either direction, not even a FIN, once so many bytes have passed (with 0, before the first): the connection
     * stays open, as it does when a cable is pulled out.
     */
    public static Fault stallAfter(long bytes) {
        return after("stall", bytes, (next, link) -> link.silence());
    }

    /** The connection is taken, and that is all: the server never hears of a request. */
    public static Fault blackHole() {
        return new Fault("black hole", stallAfter(0).answers, Shape.NONE);
    }

    /** Everything is held until the sender has closed its side, and passed in one piece then; 64 MiB at most, beyond which the connection breaks. */
    public static Fault bufferAll() {
        return of("buffer all", (next, link) -> new HeldFlow(next, MAX_HELD));
    }

    /**
     * The bytes pass in pieces of these sizes, over and over, each written by itself. A slow receiver may still read some of them at once.
     *
     * @param sizes in bytes, each at least 1
     */
    public static Fault tornAt(int... sizes) {
        int[] copy = sizes.clone();
        if (copy.length == 0 || Arrays.stream(copy).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("sizes must be at least 1, were " + Arrays.toString(copy));
        }
        return of("torn at " + Arrays.toString(copy), (next, link) -> new TornFlow(next, copy));
    }

    /** The bytes pass one by one, so many a second. */
    public static Fault bytesPerSecond(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, were " + bytes);
        }
        return of(bytes + " bytes a second", (next, link) -> new SlowFlow(next, link, 1_000_000_000L / bytes));
    }

    /** The requests reach the server twice, on two connections, as from a proxy that tries again; the client
     * sees the answer on the first, and nobody reads that on the second. */
    public static Fault requestTwice() {
        return new Fault("request twice", (next, link) -> new DoubledFlow(next, link.secondServer()), Shape.NONE);
    }

    private static Fault after(String what, long bytes, LimitedFlow.Ending ending) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be at least 0, were " + bytes);
        }
        return of(what + " after " + bytes, (next, link) -> new LimitedFlow(next, link, bytes, ending));
    }

    /**
     * The same for the bytes from the client to the server.
     *
     * @throws IllegalStateException if it is about requests already
     */
    public Fault ofRequests() {
        if (requests != Shape.NONE) {
            throw new IllegalStateException("'" + text + "' is about requests already");
        }
        return new Fault(text + " of requests", answers, Shape.NONE);
    }

    /** This one, and then another one for the bytes that it lets through. */
    public Fault and(Fault other) {
        Objects.requireNonNull(other, "other");
        return new Fault(text + ", " + other.text, requests.then(other.requests), answers.then(other.answers));
    }

    Flow requests(Flow toServer, Link link) throws IOException {
        return requests.over(toServer, link);
    }

    Flow answers(Flow toClient, Link link) throws IOException {
        return answers.over(toClient, link);
    }

    /** In words. */
    @Override
    public String toString() {
        return text;
    }
}
