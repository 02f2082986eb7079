package io.progressstream.servlet.upload;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Puts an {@link UploadRequest} around multipart requests, so that parts which a framework hands to its user before the operation starts
 * can leave their request too. Reads nothing. Needed where a framework stands between the container and the start of the operation; a
 * servlet does without. Supports async requests; register it so.
 */
public final class UploadFilter implements Filter {

    /** A filter without settings. */
    public UploadFilter() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && UploadRequest.isMultipart(http)) {
            chain.doFilter(UploadRequest.of(http), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
