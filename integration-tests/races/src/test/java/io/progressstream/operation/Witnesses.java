package io.progressstream.operation;

import io.progressstream.store.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All who hear of the end of one operation: whoever waits for its outcome, a follower from the beginning, and those who come later. */
final class Witnesses {
    private final Stage stage;
    private final Operation operation;
    private final ConcurrentLinkedQueue<Outcome> told = new ConcurrentLinkedQueue<>();
    private final Transcript early = new Transcript();
    private final Follower follower;

    Witnesses(Stage stage, Operation operation) {
        this.stage = stage;
        this.operation = operation;
        this.follower = operation.follow(() -> {});
        operation.outcome().thenAccept(told::add);
    }

    /** One of its followers. */
    Follower follower() {
        return follower;
    }

    /** What was told of the end so far; {@code none}: nothing. */
    String told() {
        return told.isEmpty() ? "none" : told.peek().kind().wire();
    }

    /** How the operation ended, if all agree that it ended once; else what they say. */
    String agree() {
        boolean stayed = !((Cursor) follower).isClosed();
        early.drain(follower);
        Operation kept = stage.engine.find(operation.id()).orElseThrow();
        Transcript late = new Transcript().drain(kept.resume(0, () -> {}));
        String end = told();
        List<String> once = List.of(end);
        boolean agreed = told.size() == 1
                && (!stayed || early.outcomes().equals(once) && early.isWholeAfter(0))
                && late.outcomes().equals(once)
                && late.isWholeAfter(0)
                && late.snapshotOutcome().equals(Optional.of(end));
        return agreed ? end : "told " + told + ", early " + early.outcomes() + ", late " + late.outcomes();
    }
}
