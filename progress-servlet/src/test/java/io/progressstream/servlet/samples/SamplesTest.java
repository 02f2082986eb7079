package io.progressstream.servlet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.WorkExecutors;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.ProgressStream;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.RunningContainer;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContextEvent;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the guide shows does what the guide says. */
class SamplesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORM = "Content-Type: multipart/form-data; boundary=b";

    private final ImportApplication application = new ImportApplication();
    private final AtomicReference<ServletContextEvent> context = new AtomicReference<>();

    @TempDir
    Path folder;

    /** Calls the application's listener as a container does. */
    private RunningContainer startApplication(Container container) {
        return container.start(started -> {
            context.set(new ServletContextEvent(started));
            application.contextInitialized(context.get());
        });
    }

    private static RawClient.Answer ask(RunningContainer running, String method, String path, String... headers)
            throws IOException {
        return send(running, method, path, "", headers);
    }

    private static RawClient.Answer upload(RunningContainer running, String field, String file, String... headers)
            throws IOException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"orders.csv\"\r\n\r\n"
                + file + "\r\n--b--\r\n";
        return send(running, "POST", "/imports", body, headers);
    }

    private static RawClient.Answer send(
            RunningContainer running, String method, String path, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (RawClient client = new RawClient(running.port())) {
            StringBuilder head = new StringBuilder("Content-Length: " + bytes.length);
            List.of(headers).forEach(header -> head.append("\r\n").append(header));
            client.request(method, path, head.toString());
            client.send(bytes);
            return client.readAnswer();
        }
    }

    private static List<JsonNode> records(RawClient.Answer answer) {
        return answer.lines().stream().map(JSON::readTree).toList();
    }

    private static JsonNode last(List<JsonNode> records) {
        return records.get(records.size() - 1);
    }

    @OnEveryContainer
    void theImportStreamsAndIsFollowedByItsOwnerAlone(Container container) throws Exception {
        try (RunningContainer running = startApplication(container)) {
            RawClient.Answer imported = upload(running, "file", "sku\nA-1\n\nA-2\n", FORM);
            List<JsonNode> records = records(imported);
            assertThat(records.get(0).get("Operation").asString()).isEqualTo("Import orders");
            assertThat(last(records).get("Outcome").asString()).isEqualTo("partial");
            assertThat(last(records).get("result").toString()).isEqualTo("{\"imported\":2,\"rejected\":1}");

            String follow = records.get(0).get("follow").asString();
            assertThat(follow).startsWith("/progress/");
            String owner = "Cookie: "
                    + imported.head().header("Set-Cookie").orElseThrow().split(";", 2)[0];
            assertThat(last(records(ask(running, "GET", follow, owner)))
                            .get("Outcome")
                            .asString())
                    .isEqualTo("partial");
            RawClient.Answer snapshot = ask(running, "GET", follow, owner, "Accept: application/json");
            assertThat(JSON.readTree(snapshot.body()).get("state").asString()).isEqualTo("ended");
            assertThat(ask(running, "DELETE", follow, owner).status()).isEqualTo(200);
            assertThat(ask(running, "DELETE", follow).status()).as("a stranger").isEqualTo(404);
        }
    }

    @OnEveryContainer
    void theSameImportAnswersWithItsResultAlone(Container container) throws Exception {
        try (RunningContainer running = startApplication(container)) {
            RawClient.Answer answer = upload(running, "file", "sku\nA-1\n", FORM, "Accept: application/json");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"imported\":1,\"rejected\":0}");
        }
    }

    @OnEveryContainer
    void whatIsWrongBeforeTheFirstReportIsA400(Container container) throws Exception {
        try (RunningContainer running = startApplication(container)) {
            for (RawClient.Answer answer :
                    List.of(upload(running, "file", "A-1\n", FORM), upload(running, "other", "sku\n", FORM))) {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.head().header("Content-Type")).hasValue("application/problem+json");
            }
        }
    }

    @OnEveryContainer
    void anApplicationThatHasEndedTakesNoMoreImports(Container container) throws Exception {
        try (RunningContainer running = startApplication(container)) {
            application.contextDestroyed(context.get());
            RawClient.Answer answer = upload(running, "file", "sku\n", FORM);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.head().header("Retry-After")).hasValue("5");
        }
    }

    @OnEveryContainer
    void optionsParametersHeadersAndBodyReachTheWork(Container container) throws Exception {
        try (OperationEngine engine = OperationEngine.create();
                RunningContainer running = container.start(
                        started -> Site.serve(started, "/reports", new ReportServlet(ProgressHttp.over(engine))))) {
            List<JsonNode> records = records(ask(running, "POST", "/reports?year=2026", "User-Agent: curl/8"));
            assertThat(records.get(0).get("onDisconnect").asString()).isEqualTo("grace");
            assertThat(records)
                    .anySatisfy(record ->
                            assertThat(record.path("Line").asString("")).isEqualTo("asked for by curl/8"));
            assertThat(last(records).get("result").asString()).isEqualTo("Report of 2026");

            RawClient.Answer put = send(running, "PUT", "/reports", "{\"sku\":1}", "Content-Type: application/json");
            assertThat(last(records(put)).get("result").asInt()).isEqualTo(9);
        }
    }

    @OnEveryContainer
    void settingsApply(Container container) throws Exception {
        ExecutorService threads = WorkExecutors.pool(2);
        try (OperationEngine engine = Settings.engine(threads)) {
            ProgressHttp http = Settings.http(engine, folder);
            try (RunningContainer running = container.start(started -> {
                ProgressStream.install(started, http);
                Site.serve(
                        started,
                        "/lost",
                        (request, response) -> http.start(request, response, "Lost", (in, progress) -> {
                            throw new FileNotFoundException("/etc/orders.csv");
                        }));
                Site.serve(
                        started,
                        "/found",
                        (request, response) -> http.start(request, response, "Found", (in, progress) -> null));
            })) {
                RawClient.Answer lost = ask(running, "POST", "/lost");
                assertThat(lost.status()).isEqualTo(404);
                assertThat(JSON.readTree(lost.body()).get("detail").asString()).isEqualTo("There is no such file");
                assertThat(records(ask(running, "POST", "/found"))
                                .get(0)
                                .get("follow")
                                .asString())
                        .startsWith("/jobs/");
            }
        } finally {
            threads.shutdown();
        }
    }
}
