package io.progressstream;

import java.util.Objects;

/**
 * A failure whose words are meant for the person who waits. Thrown by the work it ends the operation as {@code failed} with
 * the problem's text; an exception of any other type is told as a neutral text with a reference to the server's log.
 */
public class ProgressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A failure with this problem. */
    public ProgressException(Problem problem) {
        super(problem.text());
        this.problem = problem;
    }

    /** A failure with this problem and what caused it; the cause is logged, never sent. */
    public ProgressException(Problem problem, Throwable cause) {
        super(problem.text(), cause);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /** A failure with this text and status 500. */
    public ProgressException(String text) {
        this(Problem.of(500, "Failed", text));
    }

    /** A failure with this text, status 500, and what caused it; the cause is logged, never sent. */
    public ProgressException(String text, Throwable cause) {
        this(Problem.of(500, "Failed", text), cause);
    }

    /** What is told. */
    public Problem problem() {
        return problem;
    }
}
