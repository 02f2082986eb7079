package io.progressstream.benchmarks.many;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An answer that is begun and stays open. */
final class OpenAnswer {
    private OpenAnswer() {}

    static void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.startAsync().setTimeout(0);
        response.setContentType("application/x-ndjson");
        response.getOutputStream().write('\n');
        response.getOutputStream().flush();
    }
}
