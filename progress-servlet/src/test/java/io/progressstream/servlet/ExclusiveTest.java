package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

class ExclusiveTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @OnEveryContainer
    void theSecondIsRefusedAndItsOwnerIsToldWhereTheFirstIs(Container container) throws Exception {
        OperationSpec spec = OperationSpec.named("Import").withExclusive("customer 7");
        try (Served served = Served.site(
                container,
                setup -> setup.owners(request -> Optional.ofNullable(request.getHeader("User"))),
                (http, context) -> Site.serve(
                        context,
                        "/work",
                        (request, response) -> http.start(request, response, spec, progress -> {
                            end.await();
                            return "done";
                        })))) {
            RawClient.Answer first = served.ask("POST", "/work", "User: ann", "Prefer: respond-async");
            RawClient.Answer own = served.ask("POST", "/work", "User: ann");
            assertThat(own.status()).isEqualTo(409);
            JsonNode problem = Served.json(own.body());
            assertThat(problem.get("follow").asString())
                    .isEqualTo(first.head().header("Location").orElseThrow());
            RawClient.Answer others = served.ask("POST", "/work", "User: bob");
            assertThat(others.status()).isEqualTo(409);
            assertThat(others.body()).doesNotContain("follow");
            end.countDown();
        }
    }
}
