package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.operation.EngineLimits;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.Site;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Streams over HTTP/2 without TLS, several on one connection. */
class Http2Test {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    private final CountDownLatch end = new CountDownLatch(1);

    @OnEveryContainer
    void recordIsReadBeforeTheWorkGoesOn(Container container) throws Exception {
        try (Served served = serve(container);
                BufferedReader lines = reader(open(served))) {
            assertThat(nextWith(lines, "Line").get("Line").asString()).isEqualTo("begun");
            end.countDown();
            assertThat(nextWith(lines, "Outcome").get("result").asString()).isEqualTo("done");
            assertThat(lines.readLine()).isNull();
        }
    }

    @OnEveryContainer
    void operationIsCancelledOnTheConnectionOfItsStream(Container container) throws Exception {
        try (Served served = serve(container);
                BufferedReader lines = reader(open(served))) {
            String id = nextWith(lines, "Operation").get("id").asString();
            HttpResponse<String> cancelled = client.send(
                    request(served, "/progress/" + id).DELETE().build(), HttpResponse.BodyHandlers.ofString());
            assertThat(cancelled.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(cancelled.statusCode()).isEqualTo(202);
            assertThat(nextWith(lines, "Outcome").get("Outcome").asString()).isEqualTo("cancelled");
            assertThat(lines.readLine()).isNull();
        }
    }

    @OnEveryContainer
    void streamThatItsClientResetsHurtsNeitherItsOperationNorOthers(Container container) throws Exception {
        try (Served served = serve(container);
                BufferedReader stays = reader(open(served))) {
            String id = nextWith(stays, "Operation").get("id").asString();
            BufferedReader leaves = reader(open(served));
            assertThat(nextWith(leaves, "Line").get("Line").asString()).isEqualTo("begun");
            assertThat(served.engine().statistics().followers()).isEqualTo(2);
            leaves.close();
            await().until(() -> served.engine().statistics().followers() == 1);
            assertThat(served.engine().statistics().running()).isEqualTo(2);
            assertThat(served.engine().find(id)).isPresent();
            end.countDown();
            assertThat(nextWith(stays, "Outcome").get("Outcome").asString()).isEqualTo("succeeded");
            assertThat(stays.readLine()).isNull();
        }
    }

    private Served serve(Container container) {
        return Served.site(
                container,
                Container.Settings.standard().withHttp2(),
                EngineLimits.builder()
                        .beat(Duration.ofMillis(100))
                        .stall(Duration.ofSeconds(30))
                        .build(),
                (http, context) -> Site.serve(
                        context,
                        "/work",
                        (request, response) -> http.start(request, response, "Import", (in, progress) -> {
                            progress.line("begun");
                            while (!end.await(10, TimeUnit.MILLISECONDS)) {
                                progress.checkCancelled();
                            }
                            return "done";
                        })));
    }

    /** The answer of a new operation, on the connection that a first request has moved to HTTP/2. */
    private HttpResponse<InputStream> open(Served served) throws Exception {
        client.send(request(served, "/progress/none").build(), HttpResponse.BodyHandlers.discarding());
        HttpResponse<InputStream> answer = client.send(
                request(served, "/work")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static HttpRequest.Builder request(Served served, String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + target))
                .timeout(Duration.ofSeconds(20));
    }

    private static BufferedReader reader(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode nextWith(BufferedReader lines, String key) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode record = Served.json(line);
            if (record.has(key)) {
                return record;
            }
        }
        throw new AssertionError("the answer has ended without " + key);
    }
}
