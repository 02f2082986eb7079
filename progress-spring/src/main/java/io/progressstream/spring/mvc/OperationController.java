package io.progressstream.spring.mvc;

import io.progressstream.servlet.ProgressHttp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Where operations are listed and followed ({@code GET}) and cancelled ({@code DELETE}): a controller as any other, so that the application's
 * security, interceptors, CORS rules, path prefixes and observations are in force here too.
 *
 * <p>Its path is the property {@code progress-stream.path}, by default {@code /progress}.
 */
@Controller
@RequestMapping("${progress-stream.path:/progress}")
public class OperationController {
    private final ProgressHttp http;

    /** A controller of these operations. */
    public OperationController(ProgressHttp http) {
        this.http = http;
    }

    /** Answers with the sender's own operations, newest first. */
    @RequestMapping(
            path = {"", "/"},
            method = RequestMethod.GET)
    public void operations(HttpServletRequest request, HttpServletResponse response) throws IOException {
        http.list(request, response);
    }

    /** Answers a request about an operation; 404 for one that does not exist or is somebody else's. */
    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.GET, RequestMethod.DELETE})
    public void operation(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ShallowEtagHeaderFilter.disableContentCaching(request);
        http.follow(request, response, id);
    }
}
