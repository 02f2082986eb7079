package io.progressstream;

import org.jspecify.annotations.Nullable;

/**
 * The work of one task.
 *
 * @param <T> what it returns
 * @param <E> what it may throw
 */
@FunctionalInterface
public interface TaskBody<T extends @Nullable Object, E extends Exception> {
    /** Does it, reporting to the task's own sink. */
    T run(ProgressSink task) throws E;

    /** Runs a body and finishes the task, or marks it failed when the body throws. */
    static <T extends @Nullable Object, E extends Exception> T run(ProgressSink task, TaskBody<T, E> body) throws E {
        boolean done = false;
        try {
            T result = body.run(task);
            done = true;
            return result;
        } finally {
            if (done) {
                task.finish();
            } else {
                task.fail();
            }
        }
    }
}
