package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ItemError;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** An operation as a stream. */
class StreamTest {

    @OnEveryContainer
    void recordIsReadBeforeTheWorkGoesOn(Container container) throws Exception {
        CountDownLatch[] read = {new CountDownLatch(1), new CountDownLatch(1)};
        HttpWork<?> work = (request, progress) -> {
            progress.line("first");
            read[0].await();
            progress.total(10).advance(4);
            read[1].await();
            return List.of(1, 2);
        };
        try (Served served = Served.work(container, work);
                RawClient client = served.client()) {
            client.request("POST", "/work", "Content-Length: 0");
            LineReader lines = new LineReader(client);
            assertThat(lines.next().get("Operation").asString()).isEqualTo("Import");
            assertThat(lines.next().get("Line").asString()).isEqualTo("first");
            read[0].countDown();
            assertThat(lines.nextWith("Progress").get("Progress").asDouble()).isEqualTo(40);
            read[1].countDown();
            JsonNode outcome = lines.nextWith("Outcome");
            assertThat(outcome.get("Outcome").asString()).isEqualTo("succeeded");
            assertThat(outcome.get("result").toString()).isEqualTo("[1,2]");
            assertThat(lines.rest()).isEmpty();
        }
    }

    @OnEveryContainer
    void numbersAreDenseAndTheOutcomeIsLast(Container container) throws Exception {
        HttpWork<?> work = (request, progress) -> {
            for (int row = 1; row <= 3_000; row++) {
                progress.line("Row " + row + " with a text that makes the stream longer than any buffer on its way");
                if (row % 100 == 0) {
                    progress.error(ItemError.of("bad").at("row", row));
                }
            }
            return null;
        };
        try (Served served = Served.work(container, work);
                RawClient client = served.client()) {
            client.request("POST", "/work", "Content-Length: 0");
            List<JsonNode> records = new LineReader(client).rest();
            List<Long> seqs = records.stream()
                    .filter(record -> record.has("seq"))
                    .map(record -> record.get("seq").asLong())
                    .toList();
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 3_032).boxed().toList());
            assertThat(records.get(records.size() - 1).get("Outcome").asString())
                    .isEqualTo("partial");
        }
    }

    @OnEveryContainer
    void headersKeepTheStreamOutOfCachesAndBuffers(Container container) throws Exception {
        try (Served served = Served.work(container, (request, progress) -> null)) {
            RawClient.Answer answer = served.ask("POST", "/work", "Content-Length: 0");
            RawClient.Head head = answer.head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).hasValue("application/x-ndjson");
            assertThat(head.header("Cache-Control")).hasValue("no-store, no-transform");
            assertThat(head.header("X-Accel-Buffering")).hasValue("no");
            assertThat(head.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(head.header("Content-Encoding")).hasValue("identity");
            assertThat(head.header("Progress-Operation"))
                    .hasValue(Served.json(answer.lines().get(0)).get("id").asString());
        }
    }

    @OnEveryContainer
    void identityCanBeSwitchedOff(Container container) throws Exception {
        try (Served served = Served.site(
                container,
                setup -> setup.identity(false),
                (http, context) -> Site.serve(
                        context,
                        "/work",
                        (request, response) -> http.start(request, response, "Import", (in, progress) -> null)))) {
            assertThat(served.ask("POST", "/work", "Content-Length: 0").head().header("Content-Encoding"))
                    .isEmpty();
        }
    }

    @OnEveryContainer
    void headerThatAFilterHasSetIsReplaced(Container container) throws Exception {
        try (Served served = Served.site(container, setup -> setup, (http, context) -> {
            Site.serve(context, "/work", (request, response) -> {
                response.setHeader("Cache-Control", "no-cache, max-age=0");
                http.start(request, response, "Import", (in, progress) -> null);
            });
        })) {
            assertThat(served.ask("POST", "/work", "Content-Length: 0")
                            .head()
                            .headers()
                            .get("Cache-Control"))
                    .containsExactly("no-store, no-transform");
        }
    }

    @OnEveryContainer
    void browserIsShownTheSameLinesAsText(Container container) throws Exception {
        try (Served served = Served.work(container, (request, progress) -> "done")) {
            RawClient.Answer answer = served.ask(
                    "POST", "/work", "Content-Length: 0", "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
            assertThat(answer.head().header("Content-Type").orElse("").replace(" ", ""))
                    .isEqualToIgnoringCase("text/plain;charset=utf-8");
            assertThat(Served.json(answer.lines().get(1)).get("result").asString())
                    .isEqualTo("done");
        }
    }

    @OnEveryContainer
    void connectionServesOnAfterAStream(Container container) throws Exception {
        try (Served served = Served.work(container, (request, progress) -> {
                    progress.line("hello");
                    return request.parameter("n").orElseThrow();
                });
                RawClient client = served.client()) {
            for (int i = 0; i < 20; i++) {
                client.request("POST", "/work?n=" + i, "Content-Length: 0");
                RawClient.Answer answer = client.readAnswer();
                assertThat(Served.json(answer.lines().get(answer.lines().size() - 1))
                                .get("result")
                                .asString())
                        .isEqualTo(Integer.toString(i));
            }
        }
    }

    @OnEveryContainer
    void clientOfHttp10ReadsTheStreamToTheEndOfTheConnection(Container container) throws Exception {
        try (Served served = Served.work(container, (request, progress) -> "done");
                RawClient client = served.client()) {
            client.send("POST /work HTTP/1.0\r\nContent-Length: 0\r\n\r\n");
            RawClient.Answer answer = client.readAnswer();
            assertThat(answer.head().isChunked()).isFalse();
            assertThat(answer.lines()).hasSize(2);
            assertThat(answer.lines().get(1)).contains("\"Outcome\":\"succeeded\"");
        }
    }

    @OnEveryContainer
    void recordsOfTheGreatestLengthArriveWhole(Container container) throws Exception {
        String text = "ü".repeat(40_000);
        HttpWork<?> work = (request, progress) -> {
            IntStream.range(0, 50).forEach(i -> progress.line(text));
            return null;
        };
        try (Served served = Served.work(container, work);
                RawClient client = served.client()) {
            client.request("POST", "/work", "Content-Length: 0");
            List<JsonNode> lines = new LineReader(client)
                    .rest().stream().filter(record -> record.has("Line")).toList();
            assertThat(lines).hasSize(50).allSatisfy(line -> {
                assertThat(line.get("Line").asString()).endsWith("ü…").hasSizeGreaterThan(30_000);
                assertThat(line.get("cut").asLong()).isPositive();
            });
        }
    }
}
