package io.progressstream.servlet;

import io.progressstream.Problem;
import io.progressstream.operation.CancelResult;
import io.progressstream.operation.FollowSpec;
import io.progressstream.operation.Operation;
import io.progressstream.operation.OperationEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Requests about an operation that was started before. */
final class OperationEndpoint {
    private static final String METHODS = "GET, HEAD, DELETE";

    /** A proxy in between gives up a request that is silent for a minute, many for half of one. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    /** An integer of the protocol, up to 2^53 − 1. */
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,16}");

    private final OperationEngine engine;
    private final OwnerResolver owners;
    private final Replies replies;
    private final Answers answers;
    private final Duration longestLap;
    private final boolean crossSiteCheck;

    OperationEndpoint(ProgressHttpBuilder builder, Replies replies, Answers answers) {
        this.engine = builder.engine;
        this.owners = builder.owners;
        this.replies = replies;
        this.answers = answers;
        this.longestLap = builder.longestLap;
        this.crossSiteCheck = builder.crossSiteCheck;
    }

    /** The sender's own operations, newest first; with an idempotency key: the one that was started with it. */
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> give(replies.list(own(request)), request, response);
            default -> give(notAllowed("Operations are listed with GET", "GET, HEAD"), request, response);
        }
    }

    private List<Operation> own(HttpServletRequest request) {
        Optional<String> owner = owners.ownerOf(request);
        Optional<String> key = IdempotencyKeyHeader.of(request);
        if (key.isPresent()) {
            return engine.startedWith(owner, key.get()).map(List::of).orElse(List.of());
        }
        return owner.map(engine::ownedBy).orElse(List.of());
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
            case "DELETE" -> give(cancel(request, id), request, response);
            default ->
                give(
                        notAllowed("An operation is followed with GET and cancelled with DELETE", METHODS),
                        request,
                        response);
        }
    }

    private Reply notAllowed(String detail, String methods) {
        return problem(405, "Method Not Allowed", detail).with("Allow", methods);
    }

    private Reply cancel(HttpServletRequest request, String id) {
        if (crossSiteCheck && CrossSite.sent(request)) {
            return problem(403, "Forbidden", "Another site cannot cancel an operation");
        }
        return find(request, id).map(this::cancel).orElseGet(this::unknown);
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
            document(request, response, operation);
            return;
        }
        OptionalLong after = cursor(request, operation);
        if (after.isEmpty()) {
            give(badCursor(operation), request, response);
        } else if (isHead(request)) {
            replies.streamHead(operation, form).sendHead(response);
        } else {
            FollowSpec how = new FollowSpec(after, Preferences.of(request).lap(longestLap));
            answers.resume(request, response, operation, form, how);
        }
    }

    /** The snapshot document, or what {@code If-None-Match} and {@code Prefer: wait} make of it. */
    private void document(HttpServletRequest request, HttpServletResponse response, Operation operation)
            throws IOException {
        String version = operation.version();
        if (!Replies.entityTag(version).equals(request.getHeader("If-None-Match"))) {
            give(replies.snapshot(200, operation), request, response);
            return;
        }
        Optional<Duration> wait =
                isHead(request) ? Optional.empty() : Preferences.of(request).waiting(LONGEST_WAIT);
        if (wait.isPresent()) {
            answers.changed(request, response, operation, version, wait.get());
        } else {
            give(replies.snapshotOr304(operation, version), request, response);
        }
    }

    /** The number of the newest record that the client has; empty: what it names is no number of a record. */
    private static OptionalLong cursor(HttpServletRequest request, Operation operation) {
        String given = request.getParameter("after");
        if (given == null) {
            given = request.getHeader("Last-Event-ID");
        }
        if (given == null) {
            return OptionalLong.of(0);
        }
        if (!CURSOR.matcher(given).matches()) {
            return OptionalLong.empty();
        }
        long after = Long.parseLong(given);
        return after <= operation.seq() ? OptionalLong.of(after) : OptionalLong.empty();
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
