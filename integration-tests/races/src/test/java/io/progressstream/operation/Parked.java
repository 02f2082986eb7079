package io.progressstream.operation;

import io.progressstream.ProgressSink;
import io.progressstream.store.Frame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A follower that has read everything, and asks once more while there is news: it gets them, or is called for them. */
final class Parked {
    private final AtomicInteger calls = new AtomicInteger();
    private final Stage stage;
    private final RunningOperation operation;
    private final Follower follower;

    Parked(Stage stage) {
        this.stage = stage;
        this.operation = stage.start(OperationSpec.named("Work"));
        this.follower = operation.follow(calls::incrementAndGet);
        follower.poll();
        calls.set(0);
    }

    ProgressSink sink() {
        return operation.sink();
    }

    Stage stage() {
        return stage;
    }

    String poll() {
        return follower.poll().isPresent() ? "took it" : "parked";
    }

    /** Whether it was called, or needs no call. */
    String after(Object polled) {
        if (polled.equals("took it")) {
            return "whole";
        }
        if (calls.get() == 0) {
            return "never called";
        }
        Optional<Frame> news = follower.poll();
        return news.isPresent() ? "whole" : "called for nothing";
    }
}
