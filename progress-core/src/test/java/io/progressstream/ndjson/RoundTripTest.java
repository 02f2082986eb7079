package io.progressstream.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.DisconnectPolicy;
import io.progressstream.Level;
import io.progressstream.OperationState;
import io.progressstream.OutcomeKind;
import io.progressstream.record.BeatRecord;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.GapRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.KeptRecord;
import io.progressstream.record.LapRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OperationRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.ProgressRecord;
import io.progressstream.record.ProgressReport;
import io.progressstream.record.Reading;
import io.progressstream.record.Snapshot;
import io.progressstream.record.SnapshotRecord;
import io.progressstream.record.StateRecord;
import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record of any kind, with any of its parts present or absent, is read as it was written. */
class RoundTripTest {
    private static final long MAX = (1L << 53) - 1;

    private final RecordEncoder encoder = new RecordEncoder();
    private final Random random = new Random(20_240_229);

    private final List<Supplier<ProgressRecord>> kinds = List.of(
            this::operation,
            () -> new LineRecord(text(), any(Level.values()), maybe(this::text), payload(), count()),
            () -> new ErrorRecord(text(), maybe(this::text), payload(), payload(), count()),
            () -> new InformationRecord(text(), maybe(this::text), payload(), count()),
            this::outcome,
            () -> report(maybe(this::task)),
            () -> new BeatRecord(whole(), maybe(this::whole)),
            () -> new StateRecord(
                    any(new OperationState[] {
                        OperationState.RUNNING, OperationState.STUCK, OperationState.MOVING, OperationState.CANCELLING
                    }),
                    random.nextBoolean(),
                    maybe(this::whole)),
            () -> new LapRecord(whole()),
            this::gap,
            () -> new SnapshotRecord(snapshot()));

    @Test
    void everyRecordIsReadAsItWasWritten() {
        for (int i = 0; i < 3_000; i++) {
            for (Supplier<ProgressRecord> kind : kinds) {
                ProgressRecord record = kind.get();
                long seq = record instanceof KeptRecord ? 1 + random.nextInt(1_000) : 0;
                Decoded decoded = Decoded.of(encoder.encode(seq, record));
                assertThat(decoded.reports()).isEmpty();
                assertThat(decoded.readings()).containsExactly(new Reading(seq, record));
            }
        }
    }

    @Test
    void everyKindOfRecordIsTried() {
        List<Class<?>> all = Arrays.stream(ProgressRecord.class.getPermittedSubclasses())
                .flatMap(part -> Arrays.stream(part.getPermittedSubclasses()))
                .<Class<?>>map(kind -> kind)
                .toList();
        assertThat(kinds.stream().<Class<?>>map(kind -> kind.get().getClass()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private GapRecord gap() {
        long to = Math.max(1, whole());
        return new GapRecord(Math.max(1, to - random.nextInt(9)), to);
    }

    private OperationRecord operation() {
        return new OperationRecord(
                text(),
                maybe(this::text),
                maybe(this::whole),
                maybe(this::text),
                random.nextBoolean(),
                any(DisconnectPolicy.values()),
                maybe(this::whole));
    }

    private OutcomeRecord outcome() {
        return new OutcomeRecord(
                any(OutcomeKind.values()),
                maybe(this::text),
                maybe(this::percent),
                maybe(this::whole),
                maybe(this::whole),
                maybe(this::whole),
                maybe(() -> value(3)),
                maybe(this::whole),
                payload(),
                maybe(this::text),
                count(),
                count());
    }

    private ProgressReport report(@Nullable TaskReport task) {
        return new ProgressReport(
                maybe(this::percent),
                maybe(this::whole),
                maybe(this::whole),
                maybe(this::whole),
                maybe(this::whole),
                task);
    }

    private TaskReport task() {
        boolean named = random.nextBoolean();
        return new TaskReport(
                named ? text() : null,
                named ? 1 + whole() / 2 : null,
                named ? maybe(() -> 1 + whole() / 2) : null,
                named ? any(TaskState.values()) : TaskState.RUNNING,
                named ? maybe(this::percent) : null,
                whole(),
                maybe(this::whole),
                maybe(this::text),
                maybe(() -> random.nextInt(10_000_000) / 1000.0));
    }

    private Snapshot snapshot() {
        List<TaskReport> tasks = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            tasks.add(task());
        }
        return new Snapshot(
                operation(),
                maybe(() -> any(OperationState.values())),
                whole(),
                maybe(() -> report(null)),
                maybe(this::whole),
                count(),
                tasks,
                maybe(this::outcome));
    }

    private Map<String, @Nullable Object> payload() {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            payload.put(text(), maybe(() -> value(3)));
        }
        return payload;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 4 -> payload();
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(maybe(() -> value(depth - 1)));
                }
                yield list;
            }
        };
    }

    private String text() {
        String text = HostileTexts.asRead(HostileTexts.mixture(random));
        return text.length() > 60 ? HostileTexts.asRead(text.substring(0, 60)) : text;
    }

    private long whole() {
        return switch (random.nextInt(4)) {
            case 0 -> MAX - random.nextInt(3);
            case 1 -> random.nextInt(3);
            default -> random.nextLong() & MAX >> random.nextInt(53);
        };
    }

    private long count() {
        return random.nextBoolean() ? 0 : whole();
    }

    private double percent() {
        return random.nextInt(10_001) / 100.0;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? null : value.get();
    }
}
