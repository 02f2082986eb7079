package io.progressstream.torture.readers;

import static org.awaitility.Awaitility.await;

import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.Http2Connection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients of HTTP/2 in the clear, many on a connection. */
final class Multiplexed implements Attackers {
    /** Containers let a connection have 100 at a time. */
    private static final int STREAMS_A_CONNECTION = 50;
    /** What a stream may send before its client reads, in bytes: the least that the client of the JDK offers. */
    private static final int WINDOW = 16 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<HttpClient> connections = new ArrayList<>();
    private final ConcurrentLinkedQueue<Flow.Subscription> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final boolean reset;

    static {
        System.setProperty("jdk.httpclient.windowsize", Integer.toString(WINDOW));
    }

    private Multiplexed(boolean reset) {
        this.reset = reset;
    }

    /** Read nothing: the windows of their streams are closed, those of their connections are not. */
    static Multiplexed stalled(ExampleProcess server, int count) throws IOException {
        return new Multiplexed(false).begin(server, count);
    }

    /** Reset their streams at the first bytes, and leave the connection open. */
    static Multiplexed resetting(ExampleProcess server, int count) throws IOException {
        return new Multiplexed(true).begin(server, count);
    }

    private Multiplexed begin(ExampleProcess server, int count) throws IOException {
        Targets targets = new Targets(server, count);
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i % STREAMS_A_CONNECTION == 0) {
                connections.add(connect(server.port()));
            }
            HttpRequest request = get(server.port(), targets.path(i));
            answers.add(connections
                    .get(connections.size() - 1)
                    .sendAsync(request, answer -> HttpResponse.BodySubscribers.fromSubscriber(new Unread(answer))));
        }
        await().atMost(PATIENCE).until(() -> begun.get() == count);
        if (reset) {
            // an answer that is reset is over, and its end is an exception
            answers.forEach(answer -> answer.exceptionally(broken -> null).join());
        }
        return this;
    }

    private static HttpClient connect(int port) throws IOException {
        try {
            return Http2Connection.open(port);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static HttpRequest get(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    @Override
    public int injected() {
        return begun.get();
    }

    /** Resets the streams that are left, and closes the connections: the client of the JDK does that when nobody refers to it any more. */
    @Override
    public void close() {
        open.forEach(Flow.Subscription::cancel);
        open.clear();
        connections.clear();
        System.gc();
    }

    /** Whoever is handed an answer and asks for none of it, or for its first bytes alone. */
    private final class Unread implements Flow.Subscriber<List<ByteBuffer>> {
        private final boolean isFollower;
        private Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        };

        Unread(HttpResponse.ResponseInfo answer) {
            isFollower = answer.statusCode() == 200 && answer.version() == HttpClient.Version.HTTP_2;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            if (isFollower) {
                begun.incrementAndGet();
            }
            if (reset) {
                subscription.request(1);
            } else {
                open.add(subscription);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            subscription.cancel();
        }

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onComplete() {}
    }
}
