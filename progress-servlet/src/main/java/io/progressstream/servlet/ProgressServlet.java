package io.progressstream.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/**
 * Serves operations under the path that it is mapped to, {@code /progress/*}: the list of the sender's own, the stream and the snapshot of one, and its cancellation. Map it
 * to what {@link ProgressHttpBuilder#followPath} says, and register it as supporting async requests; {@link ProgressStream#install} does both.
 */
public final class ProgressServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ProgressHttp http;

    /** Serves the operations of this one's engine. */
    public ProgressServlet(ProgressHttp http) {
        this.http = Objects.requireNonNull(http, "http");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            http.list(request, response);
        } else {
            http.follow(request, response, path.substring(1));
        }
    }
}
