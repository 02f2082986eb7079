package io.progressstream.benchmarks.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Many clients on one thread: each sends a request without a body and reads on for ever. */
public final class Crowd implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private int joined;
    private int spoken;
    private int gone;

    /** Nobody yet. */
    public Crowd() throws IOException {}

    /** One client. */
    private static final class Client {
        final Stamps stamps = new Stamps();
        boolean hasSpoken;
    }

    /** Lets so many more clients connect, and reads until each of them has had something. */
    public void join(int port, String method, String path, int clients) throws IOException {
        byte[] request = Reading.request(method, path);
        joined += clients;
        for (int i = 0; i < clients; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Client());
            if (i % 100 == 99) {
                read(Stamps.histogram(), 0);
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (spoken < joined && System.nanoTime() < end) {
            read(Stamps.histogram(), 100);
        }
        if (spoken < joined || gone > 0) {
            throw new IOException(
                    spoken + " of " + joined + " clients have had something, " + gone + " have lost their server");
        }
    }

    /** Reads for a time; the ages of the lines that came. */
    public Histogram listen(int seconds) throws IOException {
        Histogram ages = Stamps.histogram();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            read(ages, TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        return ages;
    }

    private void read(Histogram ages, long millis) throws IOException {
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            Client client = (Client) key.attachment();
            int read = ((SocketChannel) key.channel()).read(buffer.clear());
            long now = System.nanoTime();
            if (read < 0) {
                gone++;
                key.cancel();
            } else {
                client.stamps.take(buffer.array(), read, now, ages);
                spoken += client.hasSpoken ? 0 : 1;
                client.hasSpoken = true;
            }
        }
        selector.selectedKeys().clear();
    }

    /** All leave. */
    public void leave() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
    }

    @Override
    public void close() throws IOException {
        leave();
        selector.close();
    }
}
