package io.progressstream.ndjson;

/** A line is not JSON. */
final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLineException(String detail) {
        super(detail);
    }
}
