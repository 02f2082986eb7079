package io.progressstream.spring;

import io.progressstream.DisconnectPolicy;
import io.progressstream.Work;
import io.progressstream.operation.OperationSpec;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Slow work as the return value of a controller method: the response tells how far it is while it runs.
 *
 * <pre>{@code
 * @PostMapping("/imports")
 * ProgressResponse<ImportReport> importOrders(@RequestParam MultipartFile file) {
 *     return ProgressResponse.of("Import " + file.getOriginalFilename(), progress -> importer.run(file, progress));
 * }
 * }</pre>
 *
 * <p>The method itself runs as any other: what it throws is answered as any other exception, by the application's own {@code
 * @ExceptionHandler}s. The work begins after it has returned, on a thread of the engine's that has the request's security context,
 * MDC, observation and locale, but neither request nor response: take what it needs of them out before. A {@code MultipartFile} is
 * readable for as long as the work runs.
 *
 * <p>Also understood as the body of a {@code ResponseEntity} with status 200, whose headers are sent.
 *
 * <p>Immutable; each method answers a new one.
 *
 * @param <T> what the work returns
 */
public final class ProgressResponse<T extends @Nullable Object> {
    private final OperationSpec spec;
    private final Work<T> work;

    private ProgressResponse(OperationSpec spec, Work<T> work) {
        this.spec = spec;
        this.work = Objects.requireNonNull(work, "work");
    }

    /**
     * Work that can be cancelled, is not interrupted, goes on when everybody has left, and takes as long as it takes.
     *
     * @param name what runs, for people; at most 256 characters are sent
     */
    public static <T extends @Nullable Object> ProgressResponse<T> of(String name, Work<T> work) {
        return new ProgressResponse<>(OperationSpec.named(name), work);
    }

    /** The same, cancellable or not, until the work says otherwise. */
    public ProgressResponse<T> cancellable(boolean value) {
        return new ProgressResponse<>(spec.withCancellable(value), work);
    }

    /** The same, with the thread of the work interrupted or not when it is asked to stop. */
    public ProgressResponse<T> interrupt(boolean value) {
        return new ProgressResponse<>(spec.withInterrupt(value), work);
    }

    /** The same, with a policy for when the last follower has left. */
    public ProgressResponse<T> onDisconnect(DisconnectPolicy policy) {
        return new ProgressResponse<>(spec.withOnDisconnect(policy), work);
    }

    /** The same, cancelled when its last follower has left and nobody has come back for so long. */
    public ProgressResponse<T> grace(Duration time) {
        return new ProgressResponse<>(spec.withGrace(time), work);
    }

    /**
     * The same, as the only one that runs under this name, whoever starts it: one import for each customer, say. Another request is answered with
     * 409 and, where it comes from the owner of the one that runs, the place to follow that at.
     */
    public ProgressResponse<T> exclusive(String what) {
        return new ProgressResponse<>(spec.withExclusive(what), work);
    }

    /**
     * The same with a time without a report after which the work is asked to stop and ends as {@code expired}.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public ProgressResponse<T> idleTimeout(Duration time) {
        return new ProgressResponse<>(spec.withIdleTimeout(time), work);
    }

    /**
     * The same with a time after which the work is asked to stop and ends as {@code expired}, whatever it reports.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public ProgressResponse<T> timeout(Duration time) {
        return new ProgressResponse<>(spec.withTimeout(time), work);
    }

    /**
     * The same with one more thing to do when the work has returned or thrown, on its thread, after those given before: for what
     * the work uses and the controller opened. Also done, once, on the thread of the request, when the operation was not started.
     */
    public ProgressResponse<T> afterWork(Runnable action) {
        return new ProgressResponse<>(spec.withAfterWork(action), work);
    }

    /** What runs, for people. */
    public String name() {
        return spec.name();
    }

    /** The work, for example to run it in a test of the controller without a server. */
    public Work<T> work() {
        return work;
    }

    /** How the work is to be run, for adapters. */
    public OperationSpec spec() {
        return spec;
    }
}
