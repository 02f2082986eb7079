package io.progressstream.servlet.samples;

import io.progressstream.DisconnectPolicy;
import io.progressstream.operation.OperationSpec;
import io.progressstream.servlet.ProgressHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

final class ReportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ProgressHttp http;

    ReportServlet(ProgressHttp http) {
        this.http = http;
    }

    // snippet: options
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OperationSpec spec = OperationSpec.named("Report")
                .withExclusive("report")
                .withOnDisconnect(DisconnectPolicy.GRACE)
                .withTimeout(Duration.ofMinutes(30))
                .withInterrupt(true);
        http.start(request, response, spec, (in, progress) -> {
            String year = in.parameter("year").orElse("this year");
            progress.line("asked for by " + in.header("User-Agent").orElse("nobody"));
            return "Report of " + year;
        });
    }
    // end

    // snippet: body
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String order = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        http.start(request, response, "Order", (in, progress) -> order.length());
    }
    // end
}
