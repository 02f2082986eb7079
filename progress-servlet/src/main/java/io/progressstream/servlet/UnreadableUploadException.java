package io.progressstream.servlet;

import io.progressstream.Problem;

/** An upload that cannot be read, in words for the client. */
final class UnreadableUploadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableUploadException(Problem problem, Throwable cause) {
        super(problem.text(), cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
