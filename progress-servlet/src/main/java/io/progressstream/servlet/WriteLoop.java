package io.progressstream.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Hands a reply to the container, as much at a time as it is ready for. Called by one thread at a time, inside the {@link Fence}. */
final class WriteLoop {
    /** Bytes in a row, after which other exchanges get their turn. */
    private static final int TURN = 256 * 1024;

    private final Reply reply;
    private boolean begun;
    private boolean unflushed;

    WriteLoop(Reply reply) {
        this.reply = reply;
    }

    /** How a turn came to its end. */
    enum Turn {
        /** The container is not ready, or there is nothing now: news will come. */
        WAITS,
        /** There is more, but others shall have their turn first. */
        YIELDS,
        /** Everything is written. */
        ENDED
    }

    /**
     * Writes for one turn. Does not wait.
     *
     * @param stop whether to write no more
     * @throws IOException if the client has left: the container could not be called
     * @throws RuntimeException if the body is broken, which is our fault
     */
    Turn write(HttpServletResponse response, ServletOutputStream out, BooleanSupplier stop) throws IOException {
        if (!begun) {
            begun = true;
            call(() -> reply.begin(response));
        }
        int left = TURN;
        while (!stop.getAsBoolean() && isReady(out)) {
            Optional<byte[]> piece = reply.body().next();
            if (piece.isPresent()) {
                unflushed = true;
                call(() -> out.write(piece.get()));
                left -= piece.get().length;
                if (left <= 0) {
                    return Turn.YIELDS;
                }
            } else if (unflushed) {
                unflushed = false;
                call(out::flush);
            } else {
                return reply.body().isEnded() ? Turn.ENDED : Turn.WAITS;
            }
        }
        return Turn.WAITS;
    }

    /** A call into the container. */
    private interface Call {
        void run() throws IOException;
    }

    private static void call(Call call) throws IOException {
        try {
            call.run();
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private static boolean isReady(ServletOutputStream out) throws IOException {
        try {
            return out.isReady();
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /** Containers throw so when their response is gone. */
    private static IOException refused(RuntimeException e) {
        return new IOException("refused by the container: " + e, e);
    }
}
