package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.ItemError;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class StreamingTest {
    @RegisterExtension
    static final TestServer server = TestServer.open();

    @Test
    void recordsArriveWhileTheWorkRuns() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        server.plays("steps", ProgressResponse.of("Import orders.csv", progress -> {
            progress.line("one");
            first.await();
            progress.line("two");
            second.await();
            return Map.of("rows", 2);
        }));

        Reply reply = server.client().post("/run/steps");

        assertThat(reply.next().get("Operation").asString()).isEqualTo("Import orders.csv");
        assertThat(reply.next("Line").get("Line").asString()).isEqualTo("one");
        first.countDown();
        assertThat(reply.next("Line").get("Line").asString()).isEqualTo("two");
        second.countDown();
        JsonNode outcome = reply.next("Outcome");
        assertThat(outcome.get("Outcome").asString()).isEqualTo("succeeded");
        assertThat(outcome.get("result").get("rows").asInt()).isEqualTo(2);
        assertThat(reply.rest()).isEmpty();
    }

    @Test
    void aStreamSaysWhatItIs() throws Exception {
        server.plays("short", ProgressResponse.of("Short", progress -> {
            progress.line("one");
            return "done";
        }));

        Reply reply = server.client().post("/run/short");
        JsonNode operation = reply.next();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store, no-transform");
        assertThat(reply.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Encoding")).isEqualTo("identity");
        assertThat(reply.header("Progress-Operation"))
                .isEqualTo(operation.get("id").asString());
        assertThat(operation.get("follow").asString())
                .isEqualTo("/progress/" + operation.get("id").asString());
    }

    @Test
    void itemErrorsLeadToAPartialOutcome() throws Exception {
        server.plays("rows", ProgressResponse.of("Rows", progress -> {
            for (int row : progress.over(List.of(1, 2, 3))) {
                if (row == 2) {
                    progress.error(
                            ItemError.of("Unknown SKU").code("sku.unknown").row(row));
                }
            }
            progress.summary("2 of 3 rows imported");
            return null;
        }));

        List<JsonNode> records = server.client().post("/run/rows").rest();

        JsonNode error = records.stream()
                .filter(record -> record.has("Error"))
                .findFirst()
                .orElseThrow();
        assertThat(error.get("at").get("row").asInt()).isEqualTo(2);
        JsonNode outcome = records.get(records.size() - 1);
        assertThat(outcome.get("Outcome").asString()).isEqualTo("partial");
        assertThat(outcome.get("Information").asString()).isEqualTo("2 of 3 rows imported");
        assertThat(outcome.get("ok").asInt()).isEqualTo(2);
        assertThat(outcome.get("bad").asInt()).isEqualTo(1);
    }

    @Test
    void workThatReportsNothingIsAnnouncedAllTheSame() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        server.plays("silent", ProgressResponse.of("Silent", progress -> {
            goOn.await();
            return null;
        }));

        Reply reply = server.client().post("/run/silent");

        assertThat(reply.next().get("Operation").asString()).isEqualTo("Silent");
        goOn.countDown();
        assertThat(reply.next("Outcome").get("Outcome").asString()).isEqualTo("succeeded");
    }

    @Test
    void aMethodThatIsDeclaredToReturnAnythingStreamsToo() throws Exception {
        server.plays("untyped", ProgressResponse.of("Untyped", progress -> 1));

        List<JsonNode> records = server.client().post("/run-untyped/untyped").rest();

        assertThat(records.get(0).get("Operation").asString()).isEqualTo("Untyped");
        assertThat(records.get(records.size() - 1).get("result").asInt()).isEqualTo(1);
    }

    @Test
    void aMethodThatReturnsOtherThingsIsLeftAlone() throws Exception {
        server.plays("other", () -> Map.of("a", 1));
        server.plays("entity", () -> ResponseEntity.accepted().body(Map.of("a", 1)));
        server.plays("nothing", () -> null);

        assertThat(server.client().post("/run-untyped/other").json().get("a").asInt())
                .isEqualTo(1);
        assertThat(server.client().post("/run-untyped/entity").status()).isEqualTo(202);
        Reply nothing = server.client().post("/run/nothing");
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.text()).isEmpty();
    }

    @Test
    void headersOfAnEntityAreSentWithTheStream() throws Exception {
        server.plays(
                "entity",
                () -> ResponseEntity.ok()
                        .header("X-Batch", "4711")
                        .body(ProgressResponse.of("Entity", progress -> "done")));

        Reply reply = server.client().post("/run-entity/entity");

        assertThat(reply.header("X-Batch")).isEqualTo("4711");
        assertThat(reply.rest()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anEntityWithAnotherStatusIsRefusedBeforeTheWorkBegins() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        ProgressResponse<String> created = ProgressResponse.of("Created", progress -> {
            began.countDown();
            return "done";
        });
        server.plays("created", () -> ResponseEntity.status(201).body(created.afterWork(closed::incrementAndGet)));

        assertThat(server.client().post("/run-entity/created").status()).isEqualTo(500);
        assertThat(began.getCount()).isEqualTo(1);
        assertThat(closed).as("what the controller opened").hasValue(1);
    }
}
