package io.progressstream.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.OutcomeKind;
import io.progressstream.ndjson.RecordEncoder;
import io.progressstream.record.LineRecord;
import io.progressstream.record.OutcomeRecord;
import io.progressstream.record.RawJson;
import io.progressstream.store.Admission;
import io.progressstream.store.Frame;
import io.progressstream.store.IdempotencyKey;
import io.progressstream.store.Journal;
import io.progressstream.store.OperationEntry;
import io.progressstream.store.OperationStore;
import io.progressstream.store.Outcome;
import io.progressstream.store.Snapshots;
import io.progressstream.store.StoreLimits;
import io.progressstream.store.StoreStatistics;
import io.progressstream.store.StoredOperation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OperationStore} does. A store's test extends it and says how a store is made. */
public abstract class OperationStoreContract {
    /** The bounds that the tests count on. */
    protected static final StoreLimits LIMITS = StoreLimits.builder()
            .kept(40, 1 << 20)
            .maxBytes(2 << 20)
            .maxEnded(20, 5)
            .maxRunningPerOwner(3)
            .retention(Duration.ofMinutes(10))
            .keys(50, Duration.ofHours(1))
            .build();

    private static final Optional<String> ANN = Optional.of("ann");
    private static final Optional<String> BOB = Optional.of("bob");
    private static final Snapshots SNAPSHOTS = snapshots("running");

    private final RecordEncoder encoder = new RecordEncoder();
    private final AtomicLong nanos = new AtomicLong(1_000_000);
    private final AtomicInteger ids = new AtomicInteger();
    private OperationStore store;

    /** A new, empty store with {@link #LIMITS}, whose time is that of the clock (nanoseconds). */
    protected abstract OperationStore create(AtomicLong clock);

    @BeforeEach
    void create() {
        store = create(nanos);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Snapshots snapshots(String text) {
        byte[] document = ("{\"" + text + "\":true}").getBytes(StandardCharsets.UTF_8);
        byte[] line = ("{\"snapshot\":{\"" + text + "\":true}}\n").getBytes(StandardCharsets.UTF_8);
        return Snapshots.frozen(line, document);
    }

    private OperationEntry entry(Optional<String> owner) {
        return new OperationEntry("id-" + ids.incrementAndGet(), "Work", owner, Optional.empty(), Optional.empty());
    }

    private OperationEntry keyed(Optional<String> owner, String key, String fingerprint) {
        return new OperationEntry(
                "id-" + ids.incrementAndGet(),
                "Work",
                owner,
                Optional.of(new IdempotencyKey(key, fingerprint)),
                Optional.empty());
    }

    private OperationEntry exclusive(String name) {
        return new OperationEntry("id-" + ids.incrementAndGet(), "Work", ANN, Optional.empty(), Optional.of(name));
    }

    private Journal open(OperationEntry entry) {
        Admission admission = store.admit(entry, SNAPSHOTS);
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) admission).journal();
    }

    private byte[] line(String text) {
        return encoder.encode(0, LineRecord.of(text));
    }

    private void end(Journal journal) {
        end(journal, Optional.empty());
    }

    private void end(Journal journal, Optional<RawJson> result) {
        journal.end(encoder.encode(0, OutcomeRecord.of(OutcomeKind.SUCCEEDED, "Done")));
        journal.conclude(
                new Outcome(OutcomeKind.SUCCEEDED, "Done", result, Optional.empty(), Optional.empty()),
                snapshots("ended"));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        store.expire();
    }

    private static List<String> read(StoredOperation operation, long after) {
        List<String> lines = new ArrayList<>();
        long cursor = after;
        for (Frame frame = operation.after(cursor); frame != null; frame = operation.after(cursor)) {
            lines.add(new String(frame.line(), StandardCharsets.UTF_8).strip());
            cursor = frame.through();
        }
        return lines;
    }

    // ---- records

    @Test
    void oneRecordIsOneEntryAndItsNumberIsTheCursorBehindIt() {
        Journal journal = open(entry(ANN));
        assertThat(journal.append(line("a"))).isEqualTo(1);
        assertThat(journal.append(line("b"))).isEqualTo(2);
        assertThat(read(journal.operation(), 0))
                .containsExactly("{\"seq\":1,\"Line\":\"a\"}", "{\"seq\":2,\"Line\":\"b\"}");
        assertThat(read(journal.operation(), 1)).containsExactly("{\"seq\":2,\"Line\":\"b\"}");
        assertThat(journal.operation().after(2)).isNull();
    }

    @Test
    void theOutcomeIsTheLastRecord() {
        Journal journal = open(entry(ANN));
        journal.append(line("a"));
        assertThat(journal.operation().outcomeSeq()).isZero();
        end(journal);
        assertThat(journal.operation().outcomeSeq()).isEqualTo(2);
        assertThat(journal.append(line("late"))).isZero();
        assertThat(journal.end(encoder.encode(0, OutcomeRecord.of(OutcomeKind.FAILED, "No"))))
                .isZero();
        assertThat(journal.operation().after(1))
                .isNotNull()
                .extracting(Frame::isLast)
                .isEqualTo(true);
        assertThat(journal.operation().seq()).isEqualTo(2);
    }

    @Test
    void whatRetentionHasCutIsToldAsAGap() {
        Journal journal = open(entry(ANN));
        for (int i = 1; i <= 100; i++) {
            journal.append(line("line " + i));
        }
        List<String> lines = read(journal.operation(), 0);
        assertThat(lines).hasSize(LIMITS.keptRecords() + 1).anyMatch(line -> line.startsWith("{\"gap\":{\"from\":"));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("{\"seq\":100,\"Line\":\"line 100\"}");
        assertThat(journal.operation().clipped()).isEqualTo(100 - LIMITS.keptRecords());
    }

    @Test
    void thereIsNoGapBetweenReplayAndLive() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 200; round++) {
                Journal journal = open(entry(Optional.empty()));
                int count = 30;
                CyclicBarrier start = new CyclicBarrier(2);
                Future<?> writer = threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < count; i++) {
                        journal.append(line("x"));
                    }
                    return null;
                });
                start.await();
                AtomicLong news = new AtomicLong();
                Runnable leave = journal.operation().subscribe(news::incrementAndGet);
                long seen = read(journal.operation(), 0).size();
                writer.get(20, TimeUnit.SECONDS);
                assertThat(seen + news.get()).isGreaterThanOrEqualTo(count);
                assertThat(read(journal.operation(), 0)).hasSize(count);
                leave.run();
                end(journal);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoHasLeftIsNotTold() {
        Journal journal = open(entry(ANN));
        AtomicInteger stays = new AtomicInteger();
        AtomicInteger leaves = new AtomicInteger();
        Runnable callback = leaves::incrementAndGet;
        Runnable leave = journal.operation().subscribe(callback);
        journal.operation().subscribe(stays::incrementAndGet);
        journal.append(line("a"));
        leave.run();
        leave.run();
        end(journal);
        assertThat(leaves).hasValue(1);
        assertThat(stays).hasValue(2);
    }

    @Test
    void theSnapshotIsThatOfTheRunningOperationUntilItsEnd() {
        Journal journal = open(entry(ANN));
        assertThat(journal.operation().snapshots().document()).isEqualTo(SNAPSHOTS.document());
        assertThat(journal.operation().outcome()).isEmpty();
        RawJson result = RawJson.of("[1,2]".getBytes(StandardCharsets.UTF_8));
        end(journal, Optional.of(result));
        assertThat(journal.operation().snapshots().document()).asString().isEqualTo("{\"ended\":true}");
        assertThat(journal.operation().snapshots().line()).asString().contains("ended");
        assertThat(journal.operation().outcome())
                .get()
                .extracting(Outcome::kind)
                .isEqualTo(OutcomeKind.SUCCEEDED);
        assertThat(journal.operation()
                        .outcome()
                        .orElseThrow()
                        .result()
                        .orElseThrow()
                        .bytes())
                .asString()
                .isEqualTo("[1,2]");
    }

    // ---- finding

    @Test
    void anOperationIsFoundByItsIdAndByItsOwnerNewestFirst() {
        OperationEntry first = entry(ANN);
        OperationEntry second = entry(ANN);
        open(first);
        open(second);
        open(entry(BOB));
        assertThat(store.find(first.id()))
                .get()
                .extracting(StoredOperation::entry)
                .isEqualTo(first);
        assertThat(store.find("id-of-nobody")).isEmpty();
        assertThat(store.ownedBy("ann")).extracting(StoredOperation::entry).containsExactly(second, first);
        assertThat(store.ownedBy("eve")).isEmpty();
    }

    @Test
    void anEndedOperationIsReadableForItsTimeAndForgottenThen() {
        OperationEntry entry = entry(ANN);
        Journal journal = open(entry);
        pass(Duration.ofDays(1));
        end(journal);
        pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(store.find(entry.id())).isPresent();
        pass(Duration.ofNanos(1));
        assertThat(store.find(entry.id())).isEmpty();
        assertThat(store.ownedBy("ann")).isEmpty();
        assertThat(store.statistics().bytes()).isZero();
    }

    @Test
    void whatSomebodyHoldsStaysReadable() {
        OperationEntry entry = entry(ANN);
        Journal journal = open(entry);
        journal.append(line("a"));
        StoredOperation held = store.find(entry.id()).orElseThrow();
        end(journal);
        pass(Duration.ofHours(1));
        assertThat(read(held, 0)).hasSize(2);
    }

    // ---- bounds

    @Test
    void oneRunningOperationTooManyOfAnOwnerIsRefusedAndOthersAreNot() {
        Journal first = open(entry(ANN));
        open(entry(ANN));
        open(entry(ANN));
        Admission fourth = store.admit(entry(ANN), SNAPSHOTS);
        assertThat(fourth).isInstanceOfSatisfying(Admission.Full.class, full -> {
            assertThat(full.scope()).isEqualTo(Admission.Scope.OWNER);
            assertThat(full.retryAfter()).isPositive();
        });
        open(entry(BOB));
        end(first);
        open(entry(ANN));
    }

    @Test
    void endedOperationsAreForgottenOldestFirstWhenTheirOwnerOrAllHaveTooMany() {
        List<OperationEntry> entries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            entries.add(entry(ANN));
            end(open(entries.get(i)));
        }
        assertThat(store.ownedBy("ann"))
                .extracting(StoredOperation::entry)
                .containsExactly(entries.get(7), entries.get(6), entries.get(5), entries.get(4), entries.get(3));
        for (int i = 0; i < 30; i++) {
            end(open(entry(Optional.of("owner " + i))));
        }
        store.expire();
        assertThat(store.statistics().ended()).isEqualTo(20);
        assertThat(store.ownedBy("ann")).isEmpty();
    }

    @Test
    void whereThereIsNoRoomForRecordsEndedOperationsGoFirstAndNewOnesAreRefusedThen() {
        String large = "x".repeat(50_000);
        OperationEntry ended = entry(BOB);
        Journal old = open(ended);
        old.append(line(large));
        end(old);
        List<Journal> running = new ArrayList<>();
        for (int owner = 0; owner < 30; owner++) {
            Journal journal = open(entry(Optional.of("owner " + owner)));
            running.add(journal);
            journal.append(line(large));
        }
        for (int i = 0; i < 30; i++) {
            running.forEach(journal -> journal.append(line(large)));
        }
        store.expire();
        assertThat(store.find(ended.id())).isEmpty();
        assertThat(store.statistics().bytes())
                .isLessThan(LIMITS.maxBytes() + running.size() * (StoreLimits.SHARE + 60_000));
        assertThat(store.admit(entry(ANN), SNAPSHOTS))
                .isInstanceOfSatisfying(
                        Admission.Full.class, full -> assertThat(full.scope()).isEqualTo(Admission.Scope.ALL));
        running.forEach(this::end);
        store.expire();
        open(entry(ANN));
    }

    // ---- once

    @Test
    void theSameOwnerAndKeyAreTheSameOperationWhileItRunsAndAfterItsEnd() {
        OperationEntry first = keyed(ANN, "key", "import a");
        Journal journal = open(first);
        for (int i = 0; i < 2; i++) {
            assertThat(store.admit(keyed(ANN, "key", "import a"), SNAPSHOTS))
                    .isInstanceOfSatisfying(
                            Admission.Known.class,
                            known -> assertThat(known.operation().entry()).isEqualTo(first));
            assertThat(store.startedWith(ANN, "key"))
                    .get()
                    .extracting(StoredOperation::entry)
                    .isEqualTo(first);
            end(journal);
        }
    }

    @Test
    void aKeyIsOneOwnersAlone() {
        open(keyed(ANN, "key", "import"));
        open(keyed(BOB, "key", "import"));
        open(keyed(Optional.empty(), "key", "import"));
        assertThat(store.startedWith(Optional.of("eve"), "key")).isEmpty();
    }

    @Test
    void aKeyThatWasUsedForAnotherRequestIsRefused() {
        open(keyed(ANN, "key", "import a"));
        assertThat(store.admit(keyed(ANN, "key", "import b"), SNAPSHOTS)).isInstanceOf(Admission.KeyReused.class);
    }

    @Test
    void aKeyOutlivesItsOperationForItsTime() {
        end(open(keyed(ANN, "key", "import")));
        pass(Duration.ofMinutes(59));
        assertThat(store.startedWith(ANN, "key")).isEmpty();
        assertThat(store.admit(keyed(ANN, "key", "import"), SNAPSHOTS)).isInstanceOf(Admission.KeySpent.class);
        pass(Duration.ofMinutes(1));
        open(keyed(ANN, "key", "import"));
    }

    @Test
    void aKeyOfARunningOperationIsNeverForgotten() {
        open(keyed(ANN, "key", "import"));
        for (int i = 0; i < 100; i++) {
            end(open(keyed(BOB, "key " + i, "import")));
        }
        pass(Duration.ofDays(365));
        assertThat(store.admit(keyed(ANN, "key", "import"), SNAPSHOTS)).isInstanceOf(Admission.Known.class);
        assertThat(store.statistics().keys()).isLessThanOrEqualTo(50);
    }

    @Test
    void whatWasDiscardedWasNeverStarted() {
        OperationEntry entry = new OperationEntry(
                "id", "Work", ANN, Optional.of(new IdempotencyKey("key", "import")), Optional.of("customer 7"));
        open(entry).discard();
        assertThat(store.find("id")).isEmpty();
        assertThat(store.statistics()).isEqualTo(new StoreStatistics(0, 0, 0, 0));
        open(entry);
    }

    @Test
    void onlyOneOfThoseThatRaceWithOneKeyIsAdmitted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 200; round++) {
                String key = "key " + round;
                CyclicBarrier start = new CyclicBarrier(4);
                List<Callable<Admission>> racers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    OperationEntry entry = keyed(Optional.empty(), key, "import");
                    racers.add(() -> {
                        start.await();
                        return store.admit(entry, SNAPSHOTS);
                    });
                }
                List<Admission> answers = new ArrayList<>();
                for (Future<Admission> answer : threads.invokeAll(racers)) {
                    answers.add(answer.get());
                }
                assertThat(answers)
                        .filteredOn(Admission.Admitted.class::isInstance)
                        .hasSize(1);
                assertThat(answers)
                        .filteredOn(Admission.Known.class::isInstance)
                        .hasSize(3);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    // ---- exclusive

    @Test
    void whatOneHasForItselfIsFreeAgainAfterItsEnd() {
        OperationEntry first = exclusive("customer 7");
        Journal journal = open(first);
        assertThat(store.admit(exclusive("customer 7"), SNAPSHOTS))
                .isInstanceOfSatisfying(
                        Admission.Occupied.class,
                        occupied -> assertThat(occupied.by().entry()).isEqualTo(first));
        open(exclusive("customer 8"));
        end(journal);
        open(exclusive("customer 7"));
    }
}
