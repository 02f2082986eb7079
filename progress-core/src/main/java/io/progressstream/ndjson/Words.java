package io.progressstream.ndjson;

import io.progressstream.DisconnectPolicy;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.TaskState;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The values of the protocol's closed sets, as they are written: in quotes. */
final class Words {
    static final byte[] TRUE = ascii("true");
    static final byte[] FALSE = ascii("false");
    static final byte[] NULL = ascii("null");
    static final byte[] WARN = ascii("\"warn\"");

    static final Quoted<OutcomeKind> OUTCOMES = of(OutcomeKind.class, OutcomeKind::wire);
    static final Quoted<OperationState> STATES = of(OperationState.class, OperationState::wire);
    static final Quoted<TaskState> TASK_STATES = of(TaskState.class, TaskState::wire);
    static final Quoted<DisconnectPolicy> POLICIES = of(DisconnectPolicy.class, DisconnectPolicy::wire);

    private Words() {}

    private static <E extends Enum<E>> Quoted<E> of(Class<E> type, Function<E, String> wire) {
        Map<E, byte[]> words = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            words.put(value, ascii('"' + wire.apply(value) + '"'));
        }
        return new Quoted<>(words);
    }

    /** The words of one set, complete. */
    record Quoted<E extends Enum<E>>(Map<E, byte[]> words) {
        byte[] get(E value) {
            return Objects.requireNonNull(words.get(value));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
