package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import java.io.EOFException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A fault of ours while an answer is written is no client that has left. */
class BrokenBodyTest {
    private static final IllegalStateException FAULT = new IllegalStateException("our fault");

    private final CompletableFuture<StreamExchange> exchange = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Served serve(Container container, Body body) {
        return Served.site(
                container,
                setup -> setup,
                (http, context) -> Site.serve(context, "/broken", (request, response) -> {
                    StreamExchange opened = StreamExchange.open(request, response, Runnable::run);
                    opened.answer(new Reply(200, "application/x-ndjson", Map.of(), body));
                    exchange.complete(opened);
                }));
    }

    private static void isTold(LogWatch log) {
        List<LogRecord> told = log.atLeast(Level.SEVERE);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).getThrown()).isSameAs(FAULT);
    }

    @OnEveryContainer
    void anAnswerThatBreaksBeforeItsFirstByteIs500(Container container) throws Exception {
        try (LogWatch log = LogWatch.of("io.progressstream");
                Served served = serve(container, new Breaking(true))) {
            assertThat(served.ask("GET", "/broken").status()).isEqualTo(500);
            isTold(log);
            closed.get(20, TimeUnit.SECONDS);
        }
    }

    @OnEveryContainer
    void anAnswerThatBreaksLaterEndsAndTheLogSaysWhy(Container container) throws Exception {
        Breaking body = new Breaking(false);
        try (LogWatch log = LogWatch.of("io.progressstream");
                Served served = serve(container, body);
                RawClient client = served.client()) {
            client.request("GET", "/broken");
            RawClient.Head head = client.readHead();
            assertThat(head.status()).isEqualTo(200);
            body.broken = true;
            StreamExchange running = exchange.get(20, TimeUnit.SECONDS);
            await().until(() -> {
                running.signal();
                return closed.isDone();
            });
            try {
                assertThat(new String(client.readBody(head), StandardCharsets.UTF_8))
                        .isEqualTo("{}\n");
            } catch (EOFException | SocketException e) {
                assertThat(container).as("those that can be cut at once").isEqualTo(Container.JETTY);
            }
            isTold(log);
        }
    }

    /** One line, and the fault when it is told to. */
    private final class Breaking implements Body {
        private volatile boolean broken;
        private boolean given;

        Breaking(boolean broken) {
            this.broken = broken;
        }

        @Override
        public Optional<byte[]> next() {
            if (broken) {
                throw FAULT;
            }
            boolean first = !given;
            given = true;
            return first ? Optional.of("{}\n".getBytes(StandardCharsets.UTF_8)) : Optional.empty();
        }

        @Override
        public boolean isEnded() {
            return false;
        }

        @Override
        public void close() {
            closed.complete(null);
        }
    }
}
