package io.progressstream.operation;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls an operation's followers on a thread of the engine's, one round at a time: whoever has something to tell them signals, which costs a read
 * while a round is due already. A signal during a round leads to another round, so none is lost.
 */
final class Pump {
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int SIGNALLED = 2;

    private final Executor delivery;
    private final Runnable round;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    /** Makes the pump of an operation. */
    @FunctionalInterface
    interface Factory {
        Pump pump(Runnable round);
    }

    Pump(Executor delivery, Runnable round) {
        this.delivery = delivery;
        this.round = round;
    }

    void signal() {
        if (state.get() != SIGNALLED && state.getAndSet(SIGNALLED) == IDLE) {
            submit();
        }
    }

    private void submit() {
        try {
            delivery.execute(this::run);
        } catch (RejectedExecutionException e) {
            state.set(IDLE); // the engine is closed: nobody is left to be told
        }
    }

    /** One round; the next one waits its turn behind those of other operations. */
    private void run() {
        state.set(RUNNING);
        round.run();
        if (!state.compareAndSet(RUNNING, IDLE)) {
            submit();
        }
    }
}
