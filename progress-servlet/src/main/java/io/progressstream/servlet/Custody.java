package io.progressstream.servlet;

import io.progressstream.servlet.upload.Uploads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What is kept for work that has not begun: the request's uploads, and what the caller opened. Closed, it gives them up, once, unless an
 * operation has got them. Used on the thread of the request.
 */
final class Custody implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Custody.class.getName());

    private final Runnable callers;
    private Uploads uploads = Uploads.none();
    private boolean over;

    /** With what to do for the caller in place of the work's end. */
    Custody(Runnable callers) {
        this.callers = callers;
    }

    /** Keeps these too. */
    Uploads keep(Uploads taken) {
        uploads = taken;
        return taken;
    }

    /** An operation has got everything, and gives it up when its work has returned. */
    void handOver() {
        over = true;
    }

    /** No operation will give it up. Never throws. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        uploads.release();
        try {
            callers.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "What an operation that was not started would have used could not be released", e);
        }
    }
}
