package io.progressstream.operation;

import io.progressstream.OutcomeKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person is told of an end for which the work had no words. */
final class OutcomeTexts {
    static final String SUCCEEDED = "Done";

    private OutcomeTexts() {}

    static String partial(@Nullable Long ok, long bad) {
        long all = (ok == null ? 0 : ok) + bad;
        return String.format(Locale.ROOT, "Done, but %,d of %,d failed", bad, all);
    }

    static String failed(String ref) {
        return "Something went wrong on the server. Please name the reference " + ref + " when you ask for help.";
    }

    static String of(OutcomeKind kind) {
        return switch (kind) {
            case SUCCEEDED, PARTIAL -> SUCCEEDED;
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
            case EXPIRED -> "Stopped, because it took longer than it may";
            case LOST -> "The server stopped before the work was done";
        };
    }
}
