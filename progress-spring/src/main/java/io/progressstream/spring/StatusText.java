package io.progressstream.spring;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The standard words for a status. */
final class StatusText {
    private StatusText() {}

    static String of(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "Error " + status.value() : known.getReasonPhrase();
    }
}
