package io.progressstream.operation;

import io.progressstream.record.TaskReport;
import io.progressstream.record.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What followers were told of each task that is shown, and how fast it goes. Guarded by the lock of the {@link Meter}. */
final class Gauges {
    private static final double HALF_LIFE_NANOS = 2e9;
    private static final long TOO_EARLY_NANOS = 500_000_000L;

    private final long started;
    private Map<Integer, Gauge> gauges = new LinkedHashMap<>();
    private long turn;

    Gauges(long started) {
        this.started = started;
    }

    /** Takes what was seen, in the order in which it is shown; what is no longer shown is forgotten. */
    void look(List<TaskView> views, long now) {
        Map<Integer, Gauge> next = new LinkedHashMap<>();
        for (TaskView view : views) {
            Gauge gauge = gauges.get(view.id());
            if (gauge == null) {
                gauge = new Gauge(view, view.id() == 0 ? started : now);
            }
            gauge.look(view, now);
            next.put(view.id(), gauge);
        }
        gauges = next;
    }

    /** Whether there is news that no record has told. */
    boolean hasUntold() {
        return gauges.values().stream().anyMatch(Gauge::isUntold);
    }

    /** The task whose news have waited longest; they count as told now. Null: there are none. */
    @Nullable
    TaskView nextUntold() {
        Gauge next = null;
        for (Gauge gauge : gauges.values()) {
            if (gauge.isUntold() && (next == null || gauge.turn < next.turn)) {
                next = gauge;
            }
        }
        if (next == null) {
            return null;
        }
        next.turn = ++turn;
        next.told = next.seen;
        return next.seen;
    }

    /** All that is shown. */
    List<TaskReport> reports() {
        List<TaskReport> reports = new ArrayList<>();
        for (Gauge gauge : gauges.values()) {
            if (gauge.seen.id() != 0 || gauge.seen.units()) {
                reports.add(gauge.report());
            }
        }
        return reports;
    }

    /** What is shown of one task. */
    @Nullable
    TaskReport report(TaskView view) {
        Gauge gauge = gauges.get(view.id());
        return gauge == null ? null : gauge.report();
    }

    private static final class Gauge {
        private final MovingAverage rate = new MovingAverage(HALF_LIFE_NANOS);
        private final long since;
        private TaskView seen;
        private @Nullable TaskView told;
        private long lastDone;
        private long lastNanos;
        private long turn;

        Gauge(TaskView view, long since) {
            this.seen = view;
            this.since = since;
            this.lastNanos = since;
        }

        void look(TaskView view, long now) {
            if (view.state() == TaskState.RUNNING && now > lastNanos) {
                rate.add((double) Math.max(0, view.done() - lastDone), now - lastNanos);
                lastDone = view.done();
                lastNanos = now;
            }
            seen = view;
        }

        boolean isUntold() {
            return !seen.equals(told);
        }

        TaskReport report() {
            boolean task = seen.id() != 0;
            boolean known = !Double.isNaN(seen.fraction());
            boolean paced = seen.units() && lastNanos - since >= TOO_EARLY_NANOS;
            return new TaskReport(
                    task ? seen.name() : null,
                    task ? (long) seen.id() : null,
                    task && seen.parentId() != 0 ? (long) seen.parentId() : null,
                    seen.state(),
                    task && known ? Percent.of(seen.fraction()) : null,
                    seen.units() ? seen.done() : null,
                    seen.total() > 0 ? seen.total() : null,
                    seen.unit(),
                    paced ? Math.round(rate.perSecond() * 100) / 100.0 : null);
        }
    }
}
