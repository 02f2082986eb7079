package io.progressstream.examples.servlet;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import jakarta.servlet.http.HttpServletRequest;

/** Parameters of requests. */
final class Parameters {
    private Parameters() {}

    /**
     * A whole number.
     *
     * @throws ProgressException with status 400 if there is none
     */
    static long number(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        if (text == null) {
            throw new ProgressException(Problem.of(400, "Bad Request", name + " is missing."));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ProgressException(Problem.of(400, "Bad Request", name + " must be a whole number."), e);
        }
    }

    /** The same, or 0 where the parameter was not sent. */
    static long numberOrZero(HttpServletRequest request, String name) {
        return request.getParameter(name) == null ? 0 : number(request, name);
    }
}
