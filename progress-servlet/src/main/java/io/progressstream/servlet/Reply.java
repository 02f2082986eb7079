package io.progressstream.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer before it is given: status, headers and bytes.
 *
 * @param contentType empty text: no content
 */
record Reply(int status, String contentType, Map<String, String> headers, Body body) {

    /** A document that is all there. */
    static Reply document(int status, String contentType, byte[] bytes) {
        return new Reply(status, contentType, Map.of(), new DocumentBody(bytes));
    }

    static Reply json(int status, byte[] bytes) {
        return document(status, AnswerForm.DOCUMENT.contentType(), bytes).with("Cache-Control", "no-store");
    }

    static Reply empty(int status) {
        return document(status, "", new byte[0]);
    }

    /** The same with one more header. */
    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, more, body);
    }

    /** Tells the response everything but the bytes. */
    void begin(HttpServletResponse response) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (!contentType.isEmpty()) {
            response.setContentType(contentType);
        }
        if (body instanceof DocumentBody document && status != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLengthLong(document.length());
        }
    }

    /** Gives the whole of a document at once, on the thread of the request. */
    void send(HttpServletResponse response) throws IOException {
        begin(response);
        for (Optional<byte[]> piece = body.next(); piece.isPresent(); piece = body.next()) {
            response.getOutputStream().write(piece.get());
        }
    }

    /** Gives status and headers without the bytes, as HEAD asks for. */
    void sendHead(HttpServletResponse response) {
        begin(response);
        body.close();
    }
}
