package io.progressstream.servlet;

import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.WorkExecutors;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.RunningContainer;
import io.progressstream.servlet.testing.Site;
import io.progressstream.store.MemoryStore;
import io.progressstream.store.StoreLimits;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An engine and a container that serves operations: started ones at {@code /work}, earlier ones under {@code /progress/}. */
final class Served implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ExecutorService threads = WorkExecutors.pool(2_000);
    private final OperationEngine engine;
    private final ProgressHttp http;
    private final RunningContainer running;

    private Served(
            Container container,
            Container.Settings settings,
            EngineLimits limits,
            StoreLimits kept,
            UnaryOperator<ProgressHttpBuilder> setup,
            BiConsumer<ProgressHttp, ServletContext> site) {
        engine = OperationEngine.builder()
                .limits(limits)
                .store(new MemoryStore(kept))
                .executor(threads)
                .build();
        http = setup.apply(ProgressHttp.builder(engine)).build();
        running = container.start(settings, context -> {
            Site.serve(context, "/progress/*", new ProgressServlet(http));
            site.accept(http, context);
        });
    }

    /** Serves this work at {@code /work}. */
    static Served work(Container container, HttpWork<?> work) {
        return work(container, EngineLimits.standard(), work);
    }

    /** Serves this work at {@code /work}, to people who are known by a cookie. */
    static Served workForAnybody(Container container, HttpWork<?> work) {
        return site(
                container,
                UnaryOperator.identity(),
                (http, context) -> Site.serve(
                        context, "/work", (request, response) -> http.start(request, response, "Import", work)));
    }

    /** Serves this work at {@code /work}, within these limits. */
    static Served work(Container container, EngineLimits limits, HttpWork<?> work) {
        return site(
                container,
                Container.Settings.standard(),
                limits,
                (http, context) -> Site.serve(
                        context, "/work", (request, response) -> http.start(request, response, "Import", work)));
    }

    /** Serves what the site says. */
    static Served site(
            Container container,
            Container.Settings settings,
            EngineLimits limits,
            BiConsumer<ProgressHttp, ServletContext> site) {
        return site(container, settings, limits, StoreLimits.standard(), site);
    }

    /** Serves what the site says. */
    static Served site(
            Container container,
            Container.Settings settings,
            EngineLimits limits,
            StoreLimits kept,
            BiConsumer<ProgressHttp, ServletContext> site) {
        return new Served(container, settings, limits, kept, setup -> setup.owners(OwnerResolver.PRINCIPAL), site);
    }

    /** Serves what the site says, over HTTP as it is set up. */
    static Served site(
            Container container,
            UnaryOperator<ProgressHttpBuilder> setup,
            BiConsumer<ProgressHttp, ServletContext> site) {
        return new Served(
                container, Container.Settings.standard(), EngineLimits.standard(), StoreLimits.standard(), setup, site);
    }

    OperationEngine engine() {
        return engine;
    }

    int port() {
        return running.port();
    }

    /** A new connection. */
    RawClient client() throws IOException {
        return new RawClient(running.port());
    }

    /** One request on a connection of its own, and its whole answer. */
    RawClient.Answer ask(String method, String target, String... headers) throws IOException {
        try (RawClient client = client()) {
            client.request(method, target, headers);
            return client.readAnswer();
        }
    }

    /** Reads JSON. */
    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Override
    public void close() {
        try {
            running.close();
        } finally {
            engine.close();
            threads.shutdownNow();
        }
    }
}
