package io.progressstream.operation;

import io.progressstream.OperationCancelledException;
import io.progressstream.OutcomeKind;
import io.progressstream.Problem;
import io.progressstream.record.RawJson;
import io.progressstream.store.Outcome;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What became of the work: the one thing that decides how the operation ends. */
sealed interface Ending {

    /** How the operation ends, with counts of items where they were counted. */
    Outcome outcome(String summary, @Nullable Long ok, @Nullable Long bad);

    /**
     * The work returned.
     *
     * @param ref present: what it returned could not be written
     */
    record Returned(Optional<RawJson> result, Optional<String> ref) implements Ending {
        @Override
        public Outcome outcome(String summary, @Nullable Long ok, @Nullable Long bad) {
            long failed = bad == null ? 0 : bad;
            boolean partial = failed > 0;
            OutcomeKind kind = partial ? OutcomeKind.PARTIAL : OutcomeKind.SUCCEEDED;
            String text =
                    !summary.isEmpty() ? summary : partial ? OutcomeTexts.partial(ok, failed) : OutcomeTexts.SUCCEEDED;
            return new Outcome(kind, text, result, Optional.empty(), ref);
        }
    }

    /** The work stopped because it was asked to. */
    record Stopped(OutcomeKind kind, String text) implements Ending {
        static Stopped by(OutcomeKind asked, Throwable failure) {
            String text = failure instanceof OperationCancelledException && failure.getMessage() != null
                    ? failure.getMessage()
                    : OutcomeTexts.of(asked);
            return new Stopped(asked, text);
        }

        static Stopped lost() {
            return new Stopped(OutcomeKind.LOST, OutcomeTexts.of(OutcomeKind.LOST));
        }

        @Override
        public Outcome outcome(String summary, @Nullable Long ok, @Nullable Long bad) {
            return new Outcome(kind, text, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** The work failed in words that are meant for users. */
    record Refused(Problem problem) implements Ending {
        @Override
        public Outcome outcome(String summary, @Nullable Long ok, @Nullable Long bad) {
            return new Outcome(
                    OutcomeKind.FAILED, problem.text(), Optional.empty(), Optional.of(problem), Optional.empty());
        }
    }

    /** The work failed in words that stay in the log, under a reference. */
    record Broken(String ref) implements Ending {
        @Override
        public Outcome outcome(String summary, @Nullable Long ok, @Nullable Long bad) {
            return new Outcome(
                    OutcomeKind.FAILED, OutcomeTexts.failed(ref), Optional.empty(), Optional.empty(), Optional.of(ref));
        }
    }

    /** Causes may form a circle. */
    int DEEPEST_CAUSE = 100;

    /** Whether a failure says that the work stopped because it was asked to, or decided to by itself. */
    static boolean isStop(Throwable failure, boolean asked) {
        if (!asked) {
            return failure instanceof OperationCancelledException;
        }
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST_CAUSE && cause != null; depth++) {
            if (cause instanceof CancellationException || cause instanceof InterruptedException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
