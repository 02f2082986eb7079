package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Whose an operation is, and that it is started once, for people who have not signed in. */
class OwnedTest {
    private static final String KEY = "Idempotency-Key: \"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    private Served serve(Container container) {
        return Served.workForAnybody(container, (request, progress) -> {
            progress.line("run " + runs.incrementAndGet());
            end.await();
            return "done";
        });
    }

    private static String cookie(RawClient.Answer answer) {
        String header = answer.head().header("Set-Cookie").orElseThrow();
        assertThat(header)
                .startsWith(OwnerCookie.NAME + "=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContainIgnoringCase("Secure")
                .doesNotContainIgnoringCase("Max-Age");
        return "Cookie: " + header.substring(0, header.indexOf(';'));
    }

    private static String id(RawClient.Answer answer) {
        return answer.head().header("Progress-Operation").orElseThrow();
    }

    private static List<String> ids(RawClient.Answer list) {
        assertThat(list.status()).isEqualTo(200);
        return Served.json(list.body())
                .get("operations")
                .valueStream()
                .map(operation -> operation.get("id").asString())
                .toList();
    }

    @OnEveryContainer
    void theSessionThatStartedAnOperationSeesItAndNobodyElse(Container container) throws Exception {
        try (Served served = serve(container)) {
            RawClient.Answer first = served.ask("POST", "/work", "Prefer: respond-async");
            String cookie = cookie(first);
            RawClient.Answer second = served.ask("POST", "/work", "Prefer: respond-async", cookie);
            assertThat(second.head().header("Set-Cookie")).isEmpty();
            assertThat(ids(served.ask("GET", "/progress", cookie))).containsExactly(id(second), id(first));
            assertThat(ids(served.ask("GET", "/progress/", cookie))).hasSize(2);
            String path = "/progress/" + id(first);
            String forged = cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("A") ? "B" : "A");
            for (String stranger : List.of("X: y", forged, "Cookie: progress-owner=x", "Cookie: progress-owner=.")) {
                assertThat(ids(served.ask("GET", "/progress", stranger))).isEmpty();
                assertThat(served.ask("GET", path, stranger).status()).isEqualTo(404);
                assertThat(served.ask("GET", path, stranger, "Accept: application/json")
                                .status())
                        .isEqualTo(404);
                assertThat(served.ask("DELETE", path, stranger).status()).isEqualTo(404);
            }
            assertThat(served.ask("GET", path, cookie, "Accept: application/json")
                            .status())
                    .isEqualTo(200);
            end.countDown();
        }
    }

    @OnEveryContainer
    void anotherSiteCannotCancel(Container container) throws Exception {
        try (Served served = serve(container)) {
            RawClient.Answer started = served.ask("POST", "/work", "Prefer: respond-async");
            String cookie = cookie(started);
            String path = "/progress/" + id(started);
            for (String from : List.of(
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: same-site",
                    "Origin: https://evil.example",
                    "Origin: null")) {
                assertThat(served.ask("DELETE", path, cookie, from).status())
                        .as(from)
                        .isEqualTo(403);
            }
            assertThat(served.engine().find(id(started)).orElseThrow().state().wire())
                    .isEqualTo("running");
            end.countDown();
            assertThat(served.ask("DELETE", path, cookie, "Origin: https://localhost")
                            .status())
                    .isIn(200, 202);
            assertThat(served.ask("DELETE", path, cookie, "Sec-Fetch-Site: same-origin")
                            .status())
                    .isIn(200, 202);
        }
    }

    @OnEveryContainer
    void aRepeatedRequestFollowsWhatTheFirstStarted(Container container) throws Exception {
        try (Served served = serve(container);
                RawClient running = served.client()) {
            running.request("POST", "/work", KEY);
            LineReader lines = new LineReader(running);
            JsonNode operation = lines.next();
            assertThat(lines.nextWith("Line").get("Line").asString()).isEqualTo("run 1");
            // Its answer may have been lost, and with it the cookie.
            RawClient.Answer asked = served.ask("GET", "/progress", KEY);
            assertThat(ids(asked)).containsExactly(operation.get("id").asString());
            RawClient.Answer again = served.ask("POST", "/work", KEY, "Prefer: respond-async");
            assertThat(id(again)).isEqualTo(operation.get("id").asString());
            String cookie = cookie(again);
            end.countDown();
            JsonNode outcome = lines.nextWith("Outcome");
            RawClient.Answer after = served.ask("POST", "/work", KEY, cookie);
            assertThat(after.lines()).hasSize(3);
            assertThat(Served.json(after.lines().get(0))).isEqualTo(operation);
            assertThat(Served.json(after.lines().get(2))).isEqualTo(outcome);
            assertThat(served.ask("POST", "/work", KEY, cookie, "Accept: application/json")
                            .body())
                    .isEqualTo("\"done\"");
            assertThat(runs).hasValue(1);
        }
    }

    @OnEveryContainer
    void aKeyIsForOneRequestOfOneOwner(Container container) throws Exception {
        try (Served served = serve(container)) {
            end.countDown();
            String cookie = cookie(served.ask("POST", "/work", KEY));
            RawClient.Answer other = served.ask("POST", "/work?other=1", KEY, cookie);
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.head().header("Content-Type")).hasValue("application/problem+json");
            String weak = "Idempotency-Key: 1";
            served.ask("POST", "/work", weak);
            served.ask("POST", "/work", weak);
            assertThat(runs).hasValue(3);
            for (String broken : List.of("x".repeat(256), "\"\"", "a b", "\"a\"b\"")) {
                assertThat(served.ask("POST", "/work", "Idempotency-Key: " + broken)
                                .status())
                        .isEqualTo(400);
            }
            assertThat(runs).hasValue(3);
        }
    }

    @OnEveryContainer
    void aDocumentWaitsForNewsWhereItIsAskedTo(Container container) throws Exception {
        try (Served served = serve(container);
                RawClient poll = served.client()) {
            RawClient.Answer started = served.ask("POST", "/work", "Prefer: respond-async");
            String cookie = cookie(started);
            String path = "/progress/" + id(started);
            String none = "X: y";
            RawClient.Answer now = served.ask("GET", path, cookie, "Accept: application/json");
            while (now.status() == 200) { // until the work waits and the sampler has seen it
                none = "If-None-Match: " + now.head().header("ETag").orElseThrow();
                now = served.ask("GET", path, cookie, "Accept: application/json", none, "Prefer: wait=1");
            }
            assertThat(now.status()).isEqualTo(304);
            assertThat(served.ask("GET", path, cookie, "Accept: application/json", none)
                            .status())
                    .isEqualTo(304);
            poll.request("GET", path, cookie, "Accept: application/json", none, "Prefer: wait=25");
            end.countDown();
            RawClient.Answer news = poll.readAnswer();
            JsonNode snapshot = Served.json(news.body());
            while (!snapshot.get("state").asString().equals("ended")) { // it may be told of in between
                none = "If-None-Match: " + news.head().header("ETag").orElseThrow();
                news = served.ask("GET", path, cookie, "Accept: application/json", none, "Prefer: wait=25");
                snapshot = Served.json(news.body());
            }
            assertThat(news.status()).isEqualTo(200);
            assertThat(snapshot.get("outcome").get("Outcome").asString()).isEqualTo("succeeded");
        }
    }

    @OnEveryContainer
    void aStreamInLapsEndsInOrderAndGoesOn(Container container) throws Exception {
        try (Served served = serve(container)) {
            RawClient.Answer first = served.ask("POST", "/work", "Prefer: lap=1");
            assertThat(first.head().header("Preference-Applied")).hasValue("lap=1");
            assertThat(first.lines()).hasSizeGreaterThanOrEqualTo(3).last().isEqualTo("{\"lap\":2}");
            String path = "/progress/" + id(first) + "?after=2";
            end.countDown();
            List<String> rest =
                    served.ask("GET", path, cookie(first), "Prefer: lap=1").lines();
            assertThat(rest).last().asString().contains("Outcome");
        }
    }
}
