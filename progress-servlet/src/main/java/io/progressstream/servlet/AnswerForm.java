package io.progressstream.servlet;

/** In which form a client wants to hear of an operation. */
enum AnswerForm {
    /** Records as lines of NDJSON, as they come. */
    STREAM("application/x-ndjson"),
    /** The same lines, in a type that a browser shows: for a form that was sent without JavaScript. */
    TEXT("text/plain;charset=utf-8"),
    /** One JSON document: the result, or where the operation stands. */
    DOCUMENT("application/json");

    private final String contentType;

    AnswerForm(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }
}
