package io.progressstream.examples.imports;

import java.util.Map;

/** What the page is to be sent with: it runs what it came with and nothing else, and no text of a file's can become markup. */
public final class PageHeaders {
    /** Names and values. */
    public static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            // What is in a reproducible jar has the same date in every version of it: browsers would take new for old.
            "Cache-Control",
            "no-store");

    private PageHeaders() {}
}
