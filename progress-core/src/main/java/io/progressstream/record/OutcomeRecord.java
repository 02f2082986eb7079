package io.progressstream.record;

import io.progressstream.OutcomeKind;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the operation ended: the last record, always.
 *
 * @param kind the kind of end
 * @param text for people; null: absent, which only a reader may see
 * @param progress 100 with a good end; null: absent
 * @param ok items that went well; null: not counted
 * @param bad items that failed; null: not counted
 * @param elapsed milliseconds since the operation began; null: absent
 * @param result what the work returned, a value as {@linkplain io.progressstream.record the package} says; null: absent
 * @param omitted bytes of a result that was too large for a record; 0: it could not be written as JSON; null: nothing is missing
 * @param problem problem details (RFC 9457) of a failure that is meant for users; unmodifiable, empty: absent
 * @param ref names an unexpected failure in the server's log; null: absent
 * @param clipped kept records of the operation that the server no longer has
 * @param cut UTF-8 bytes that were left out of the record, a result not counted; 0: none
 */
public record OutcomeRecord(
        OutcomeKind kind,
        @Nullable String text,
        @Nullable Double progress,
        @Nullable Long ok,
        @Nullable Long bad,
        @Nullable Long elapsed,
        @Nullable Object result,
        @Nullable Long omitted,
        Map<String, @Nullable Object> problem,
        @Nullable String ref,
        long clipped,
        long cut)
        implements KeptRecord {
    /** Checks and copies. */
    public OutcomeRecord {
        Objects.requireNonNull(kind, "kind");
        Percent.check("progress", progress);
        Whole.check("ok", ok);
        Whole.check("bad", bad);
        Whole.check("elapsed", elapsed);
        Whole.check("omitted", omitted);
        problem = Copies.of(problem);
        Whole.check("clipped", clipped);
        Whole.check("cut", cut);
    }

    /** An outcome of which only the kind and the text for people are said; a good one is at 100 percent. */
    public static OutcomeRecord of(OutcomeKind kind, String text) {
        return new OutcomeRecord(
                kind, text, kind.isGood() ? 100.0 : null, null, null, null, null, null, Map.of(), null, 0, 0);
    }
}
