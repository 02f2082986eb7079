package io.progressstream.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Tells requests that another site has made a browser send. {@code Sec-Fetch-Site} says it where the browser is new enough; else {@code
 * Origin} is compared with the host that was asked. A request with neither is no browser's, and carries nobody's cookies against his will.
 */
final class CrossSite {
    private CrossSite() {}

    static boolean sent(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isHostOf(request, origin);
    }

    /** The scheme is not compared: behind a proxy that ends TLS the two differ. */
    private static boolean isHostOf(HttpServletRequest request, String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
