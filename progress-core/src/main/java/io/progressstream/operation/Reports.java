package io.progressstream.operation;

import io.progressstream.ItemError;
import io.progressstream.Message;
import java.util.concurrent.CancellationException;

/** What the sinks of one operation need of it. */
interface Reports {

    void line(Message message);

    void information(Message message);

    void error(ItemError error);

    void summary(String text);

    /** A report was not taken. */
    void dropped();

    boolean isCancelled();

    /** Throws if the work should stop. */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("The operation was cancelled");
        }
    }

    void cancellable(boolean cancellable);
}
