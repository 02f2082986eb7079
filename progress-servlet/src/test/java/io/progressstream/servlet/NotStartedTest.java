package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.EngineLimits;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Folders;
import io.progressstream.servlet.testing.MultipartBody;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

/** What an operation would have used is given up, once, when it is not started; and what cannot be answered is not started. */
class NotStartedTest {
    @TempDir
    Path folder;

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private Served serve(Container container, Site.Handler before, UnaryOperator<HttpServletRequest> wrapped) {
        return Served.site(container, setup -> setup.uploads(folder), (http, context) -> {
            Site.serve(context, "/work", (request, response) -> {
                before.handle(request, response);
                OperationSpec spec = OperationSpec.named("Import").withAfterWork(closed::incrementAndGet);
                http.start(wrapped.apply(request), response, spec, (in, progress) -> runs.incrementAndGet());
            });
        });
    }

    @OnEveryContainer
    void nothingIsStartedWhereTheResponseBelongsToAWriter(Container container) throws Exception {
        Site.Handler taken = (request, response) -> response.getWriter();
        try (Served served = serve(container, taken, UnaryOperator.identity());
                RawClient client = served.client()) {
            new MultipartBody().file("file", "orders.csv", 1_000_000).post(client, "/work");
            assertThat(client.readHead().status()).isEqualTo(500);
            assertThat(served.engine().statistics().running()).isZero();
            assertThat(runs).hasValue(0);
            assertThat(closed).hasValue(1);
            assertThat(Folders.filesUnder(folder)).isEmpty();
        }
    }

    @OnEveryContainer
    void whatWasOpenedIsClosedWhereTheUploadBreaksOff(Container container) throws Exception {
        try (Served served = serve(container, (request, response) -> {}, Broken::new);
                RawClient client = served.client()) {
            new MultipartBody().file("file", "orders.csv", 1_000).post(client, "/work");
            assertThat(client.readHead().status()).isEqualTo(500);
            assertThat(runs).hasValue(0);
            assertThat(closed).hasValue(1);
        }
    }

    @OnEveryContainer
    void whatWasOpenedIsClosedBeforeARefusalAndAfterTheWorkOnceEach(Container container) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        EngineLimits one = EngineLimits.builder().maxRunning(1).build();
        OperationSpec spec = OperationSpec.named("Import").withAfterWork(closed::incrementAndGet);
        try (Served served = Served.site(
                container,
                Container.Settings.standard(),
                one,
                (http, context) -> Site.serve(
                        context,
                        "/work",
                        (request, response) -> http.start(request, response, spec, progress -> {
                            end.await();
                            return null;
                        })))) {
            assertThat(served.ask("POST", "/work", "Prefer: respond-async").status())
                    .isEqualTo(202);
            assertThat(served.ask("POST", "/work").status()).isEqualTo(503);
            assertThat(closed).hasValue(1);
            end.countDown();
            RawClient.Answer answer = served.ask("POST", "/work");
            while (answer.status() == 503) { // until the first one's thread has come back
                answer = served.ask("POST", "/work");
                closed.decrementAndGet();
            }
            assertThat(closed).hasValue(3);
        }
    }

    /** Its upload breaks off. */
    private static final class Broken extends HttpServletRequestWrapper {
        Broken(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Collection<Part> getParts() throws IOException {
            throw new IOException("Connection reset");
        }
    }
}
