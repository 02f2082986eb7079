package io.progressstream.servlet;

import io.progressstream.Problem;
import io.progressstream.operation.CancelResult;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests about an operation that was started before. */
final class OperationEndpoint {
    private static final String METHODS = "GET, HEAD, DELETE";

    private final OperationEngine engine;
    private final OwnerResolver owners;
    private final Replies replies;
    private final Answers answers;

    OperationEndpoint(OperationEngine engine, OwnerResolver owners, Replies replies, Answers answers) {
        this.engine = engine;
        this.owners = owners;
        this.replies = replies;
        this.answers = answers;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, String id) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                Optional<Operation> found = find(request, id);
                if (found.isPresent()) {
                    show(request, response, found.get());
                } else {
                    give(unknown(), request, response);
                }
            }
            case "DELETE" -> give(find(request, id).map(this::cancel).orElseGet(this::unknown), request, response);
            default ->
                give(
                        problem(
                                        405,
                                        "Method Not Allowed",
                                        "An operation is followed with GET and cancelled with DELETE")
                                .with("Allow", METHODS),
                        request,
                        response);
        }
    }

    private Optional<Operation> find(HttpServletRequest request, String id) {
        return engine.find(id)
                .filter(operation ->
                        operation.owner().isEmpty() || operation.owner().equals(owners.ownerOf(request)));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Operation operation)
            throws IOException {
        AnswerForm form = Negotiation.form(request);
        if (form == AnswerForm.DOCUMENT) {
            give(replies.snapshot(200, operation), request, response);
            return;
        }
        OptionalLong after = cursor(request, operation);
        if (after.isEmpty()) {
            give(badCursor(operation), request, response);
        } else if (isHead(request)) {
            replies.streamHead(operation, form).sendHead(response);
        } else {
            answers.resume(request, response, operation, form, after.getAsLong());
        }
    }

    private static OptionalLong cursor(HttpServletRequest request, Operation operation) {
        String given = request.getParameter("after");
        if (given == null) {
            given = request.getHeader("Last-Event-ID");
        }
        if (given == null) {
            return OptionalLong.of(0);
        }
        try {
            long after = Long.parseLong(given.strip());
            return after >= 0 && after <= operation.seq() ? OptionalLong.of(after) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private Reply badCursor(Operation operation) {
        return problem(
                400,
                "Bad Request",
                "The cursor must be a number from 0 to " + operation.seq() + ", that of the newest record");
    }

    private Reply cancel(Operation operation) {
        CancelResult result = operation.cancel();
        return switch (result) {
            case ACCEPTED -> replies.snapshot(202, operation);
            case ENDED -> replies.snapshot(200, operation);
            case REFUSED -> problem(409, "Conflict", "This operation cannot be cancelled at the moment");
        };
    }

    private Reply unknown() {
        return problem(404, "Not Found", "There is no such operation");
    }

    private Reply problem(int status, String title, String detail) {
        return replies.problem(Problem.of(status, title, detail));
    }

    private static boolean isHead(HttpServletRequest request) {
        return request.getMethod().equals("HEAD");
    }

    private static void give(Reply reply, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isHead(request)) {
            reply.sendHead(response);
        } else {
            reply.send(response);
        }
    }
}
