package io.progressstream.torture.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.ProgressHttp;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.List;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whatever stands in a request about operations: it is answered, and not with an error of the server's. */
public final class RequestTarget {
    private static final List<String> HEADERS =
            List.of("Idempotency-Key", "Prefer", "Last-Event-ID", "If-None-Match", "Origin", "Sec-Fetch-Site");

    private static final List<String> METHODS = List.of("GET", "HEAD", "DELETE", "POST", "OPTIONS");

    private static final OperationEngine ENGINE = OperationEngine.create();
    private static final ProgressHttp HTTP = ProgressHttp.over(ENGINE);

    /** The id of an operation that has ended. */
    private static String ended = "";

    private RequestTarget() {}

    /** Called once, before the first input: the work needs this class, which must be there by then. */
    public static void fuzzerInitialize() {
        Operation operation = ENGINE.start(OperationSpec.named("Work"), progress -> "done");
        operation.outcome().toCompletableFuture().join();
        ended = operation.id();
    }

    /** One input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        boolean isKnown = data.consumeBoolean();
        String id = isKnown ? ended : data.consumeAsciiString(40);
        MockHttpServletRequest request = new MockHttpServletRequest(data.pickValue(METHODS), "/progress/" + id);
        request.setAsyncSupported(true);
        // a stream needs a container: the documents are what is asked for
        request.addHeader("Accept", "application/json");
        request.setParameter("after", data.consumeString(24));
        request.setCookies(
                new Cookie("progress-owner", data.consumeAsciiString(60).replaceAll("[^!-~]|[\",;\\\\]", "")));
        for (int headers = data.consumeInt(0, 6); headers > 0; headers--) {
            request.addHeader(data.pickValue(HEADERS), data.consumeString(80));
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        HTTP.follow(request, response, id);
        expectAnswer(response);
        request.addHeader("Accept", data.consumeString(40));
        MockHttpServletResponse list = new MockHttpServletResponse();
        HTTP.list(request, list);
        expectAnswer(list);
    }

    private static void expectAnswer(MockHttpServletResponse response) {
        if (response.getStatus() >= 500) {
            throw new IllegalStateException("Answered with " + response.getStatus());
        }
        for (String name : response.getHeaderNames()) {
            for (String value : response.getHeaders(name)) {
                if (value.chars().anyMatch(Character::isISOControl)) {
                    throw new IllegalStateException("A control character in " + name + ": " + value);
                }
            }
        }
    }
}
