package io.progressstream.integration.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.progressstream.operation.OperationEngine;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams hold no connection of a pool of five, though their requests have asked the database, and open-in-view keeps their session. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenInViewTest {
    private static final int POOL = 5;
    private static final int OPERATIONS = 20;
    private static final int FOLLOWERS_MORE = 9;
    private static final int STREAMS = OPERATIONS * (1 + FOLLOWERS_MORE);
    private static final int SHORT_REQUESTS = 50;

    /** Less than who waits for a connection would wait. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    @LocalServerPort
    private int port;

    @Autowired
    private HikariDataSource database;

    @Autowired
    private OperationEngine engine;

    @Autowired
    private JpaApplication application;

    @Test
    void twoHundredStreamsLeaveThePoolToOthers() throws Exception {
        HikariPoolMXBean pool = database.getHikariPoolMXBean();
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            HttpResponse<InputStream> started = send(request("/imports").POST(BodyPublishers.noBody()));
            streams.add(started);
            String id = started.headers().firstValue("Progress-Operation").orElseThrow();
            for (int j = 0; j < FOLLOWERS_MORE; j++) {
                streams.add(send(request("/progress/" + id).GET()));
            }
        }
        assertThat(streams).hasSize(STREAMS).allMatch(stream -> stream.statusCode() == 200);
        assertThat(engine.statistics().followers()).isEqualTo(STREAMS);
        // an interceptor gives back what it holds when the answer's head has gone already
        await().until(() -> pool.getActiveConnections() == 0);

        for (int i = 0; i < SHORT_REQUESTS; i++) {
            HttpResponse<String> answer =
                    http.send(request("/short").timeout(AT_ONCE).GET().build(), BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("1");
        }
        assertThat(engine.statistics().followers()).isEqualTo(STREAMS);

        application.end.countDown();
        for (HttpResponse<InputStream> stream : streams) {
            String all = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).contains("\"Outcome\":\"succeeded\"").contains("\"result\":1");
        }
        await().until(() -> pool.getActiveConnections() == 0);
    }

    @Test
    void controlThatKeepsItsRequestOpenHoldsThePool() throws Exception {
        HikariPoolMXBean pool = database.getHikariPoolMXBean();
        for (int i = 0; i < POOL; i++) {
            assertThat(send(request("/emitter").GET()).statusCode()).isEqualTo(200);
        }
        assertThat(pool.getActiveConnections()).isEqualTo(POOL);
        HttpResponse<String> refused = http.send(request("/short").GET().build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(500);
        application.emitters.forEach(SseEmitter::complete);
        await().until(() -> pool.getActiveConnections() == 0);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }
}
