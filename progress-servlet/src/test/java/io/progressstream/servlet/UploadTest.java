package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Folders;
import io.progressstream.servlet.testing.MultipartBody;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import io.progressstream.servlet.upload.UploadFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operation reads of an upload outlives the request, and nothing of it outlives the operation. */
class UploadTest {
    private static final int LARGE = 50 << 20;

    @TempDir
    Path folder;

    private Served serve(Container container, BiConsumer<ProgressHttp, ServletContext> site) {
        return Served.site(container, setup -> setup.uploads(folder), site);
    }

    private static long count(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return MultipartBody.check(in);
        }
    }

    @OnEveryContainer
    void uploadIsReadToItsLastByteAlthoughTheClientIsCutAtATenthOfTheWork(Container container) throws Exception {
        CountDownLatch tenth = new CountDownLatch(1);
        CompletableFuture<OperationEngine> engine = new CompletableFuture<>();
        CompletableFuture<Long> read = new CompletableFuture<>();
        AtomicReference<Path> containers = new AtomicReference<>();
        HttpWork<?> work = (request, progress) -> {
            progress.line("uploaded");
            try (InputStream in = request.part("file").orElseThrow().getInputStream()) {
                long position = MultipartBody.check(in, 0, LARGE / 10);
                tenth.countDown();
                // Until the container knows that the client has left.
                while (engine.get().statistics().followers() > 0) {
                    progress.line("at " + position);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                read.complete(MultipartBody.check(in, position, Long.MAX_VALUE));
            }
            return request.parameter("name").orElse("");
        };
        try (Served served = serve(container, (http, context) -> {
            if (context.getAttribute(ServletContext.TEMPDIR) instanceof File temporary) {
                containers.set(temporary.toPath());
            }
            Site.serve(context, "/work", (request, response) -> http.start(request, response, "Import", work));
        })) {
            engine.complete(served.engine());
            RawClient client = served.client();
            new MultipartBody()
                    .field("name", "ann")
                    .file("file", "orders.csv", LARGE)
                    .post(client, "/work");
            assertThat(client.readHead().status()).isEqualTo(200);
            tenth.await();
            assertThat(Folders.filesUnder(folder)).hasSize(1);
            client.reset();
            assertThat(read.get(60, TimeUnit.SECONDS)).isEqualTo(LARGE);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(served.engine().statistics().running()).isZero();
                assertThat(Folders.filesUnder(folder)).isEmpty();
                if (containers.get() != null) {
                    assertThat(Folders.filesUnder(containers.get())).isEmpty();
                }
            });
        }
    }

    @OnEveryContainer
    void partsKeepNamesHeadersAndOrderAndCanBeReadTwice(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            Part part = request.part("file").orElseThrow();
            part.delete();
            assertThat(count(part)).isEqualTo(100_000);
            assertThat(count(part)).isEqualTo(100_000);
            Path copy = folder.resolve("copy-" + container);
            part.write(copy.toString());
            assertThat(copy).hasSize(100_000);
            return List.of(
                    request.parts().stream().map(Part::getName).toList(),
                    part.getSubmittedFileName(),
                    part.getSize(),
                    part.getContentType(),
                    part.getHeader("content-type"),
                    request.parameters().get("name"),
                    request.part("small").orElseThrow().getSize());
        };
        try (Served served = serve(
                        container,
                        (http, context) -> Site.serve(
                                context,
                                "/work",
                                (request, response) -> http.start(request, response, "Import", work)));
                RawClient client = served.client()) {
            new MultipartBody()
                    .field("name", "ann")
                    .file("file", "orders.csv", 100_000)
                    .file("small", "s.csv", 10)
                    .post(client, "/work?name=bob", "Accept: application/json");
            RawClient.Answer answer = client.readAnswer();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("[[\"name\",\"file\",\"small\"],\"orders.csv\",100000,\"text/csv\",\"text/csv\","
                            + "[\"bob\",\"ann\"],10]");
        }
    }

    /** A framework hands parts to its user first, and cleans up as soon as its handler has returned. */
    @OnEveryContainer
    void partThatAFrameworkHandedOutSurvivesItsCleaningUp(Container container) throws Exception {
        CountDownLatch cleaned = new CountDownLatch(1);
        try (Served served = serve(container, (http, context) -> {
                    FilterRegistration.Dynamic filter = context.addFilter("uploads", new UploadFilter());
                    filter.setAsyncSupported(true);
                    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
                    Site.serve(context, "/work", (request, response) -> {
                        Part part = request.getPart("file");
                        http.start(request, response, OperationSpec.named("Import"), progress -> {
                            cleaned.await();
                            return count(part);
                        });
                        for (Part each : request.getParts()) {
                            each.delete();
                        }
                        cleaned.countDown();
                    });
                });
                RawClient client = served.client()) {
            new MultipartBody().file("file", "orders.csv", 1_000_000).post(client, "/work", "Accept: application/json");
            assertThat(client.readAnswer().body()).isEqualTo("1000000");
            assertThat(Folders.filesUnder(folder)).isEmpty();
        }
    }

    @OnEveryContainer
    void nothingIsLeftOfUploadsThatFailAreCancelledOrRefused(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            throw new IllegalStateException("broken");
        };
        try (LogWatch log = LogWatch.of("io.progressstream");
                Served served = serve(
                        container,
                        (http, context) -> Site.serve(
                                context,
                                "/work",
                                (request, response) -> http.start(request, response, "Import", work)))) {
            try (RawClient client = served.client()) {
                new MultipartBody().file("file", "orders.csv", 1_000_000).post(client, "/work");
                assertThat(client.readAnswer().status()).isEqualTo(500);
                assertThat(log.records()).isNotEmpty();
            }
            served.engine().close();
            try (RawClient client = served.client()) {
                new MultipartBody().file("file", "orders.csv", 1_000_000).post(client, "/work");
                assertThat(client.readAnswer().status()).isEqualTo(503);
            }
            assertThat(Folders.filesUnder(folder)).isEmpty();
        }
    }

    @OnEveryContainer
    void nothingIsLeftOfUploadsThatBreakOff(Container container) throws Exception {
        AtomicReference<Path> containers = new AtomicReference<>();
        try (Served served = serve(container, (http, context) -> {
            if (context.getAttribute(ServletContext.TEMPDIR) instanceof File temporary) {
                containers.set(temporary.toPath());
            }
            Site.serve(context, "/work", (request, response) -> {
                try {
                    http.start(request, response, "Import", (in, progress) -> null);
                } catch (IOException | RuntimeException e) {
                    // the upload broke off
                }
            });
        })) {
            for (int i = 0; i < 20; i++) {
                RawClient client = served.client();
                new MultipartBody().file("file", "orders.csv", 1_000_000).postPartly(client, "/work", 300_000 + i);
                client.reset();
            }
            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                assertThat(Folders.filesUnder(folder)).isEmpty();
                if (containers.get() != null) {
                    assertThat(Folders.filesUnder(containers.get())).isEmpty();
                }
            });
            assertThat(served.engine().statistics().running()).isZero();
        }
    }

    @OnEveryContainer
    void partsAreGivenUpWithTheirOperation(Container container) throws Exception {
        AtomicReference<List<Part>> parts = new AtomicReference<>(List.of());
        HttpWork<?> work = (request, progress) -> {
            parts.set(request.parts());
            return null;
        };
        try (Served served = serve(
                        container,
                        (http, context) -> Site.serve(
                                context,
                                "/work",
                                (request, response) -> http.start(request, response, "Import", work)));
                RawClient client = served.client()) {
            new MultipartBody()
                    .file("small", "s.csv", 10)
                    .file("large", "l.csv", 100_000)
                    .post(client, "/work", "Accept: application/json");
            assertThat(client.readAnswer().status()).isEqualTo(204);
            assertThat(parts.get()).extracting(Part::getSize).containsExactly(10L, 100_000L);
            assertThat(parts.get())
                    .allSatisfy(part -> assertThatThrownBy(part::getInputStream)
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("given up"));
        }
    }

    @OnEveryContainer
    void uploadThatIsTooLargeIs413(Container container) throws Exception {
        try (Served served = serve(container, (http, context) -> {
                    ServletRegistration.Dynamic registration = context.addServlet(
                            "strict",
                            new Site.HandlerServlet((request, response) ->
                                    http.start(request, response, "Import", (in, progress) -> null)));
                    registration.addMapping("/strict");
                    registration.setAsyncSupported(true);
                    registration.setMultipartConfig(new MultipartConfigElement(null, 10_000, 10_000, 1_000));
                });
                RawClient client = served.client()) {
            new MultipartBody().file("file", "orders.csv", 20_000).post(client, "/strict");
            RawClient.Answer answer = client.readAnswer();
            assertThat(answer.status()).isEqualTo(413);
            if (container != Container.UNDERTOW) { // which answers by itself, before the servlet
                assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
            }
            assertThat(Folders.filesUnder(folder)).isEmpty();
        }
    }

    /** Undertow takes it for a form without parts. */
    static Stream<Container> thoseThatRefuse() {
        return Container.tested().filter(container -> container != Container.UNDERTOW);
    }

    @ParameterizedTest
    @MethodSource("thoseThatRefuse")
    void multipartThatIsNoneIs400(Container container) throws Exception {
        try (Served served = serve(
                        container,
                        (http, context) -> Site.serve(
                                context,
                                "/work",
                                (request, response) ->
                                        http.start(request, response, "Import", (in, progress) -> null)));
                RawClient client = served.client()) {
            client.send("POST /work HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data\r\n"
                    + "Content-Length: 9\r\n\r\nnot parts");
            assertThat(client.readAnswer().status()).isEqualTo(400);
        }
    }
}
