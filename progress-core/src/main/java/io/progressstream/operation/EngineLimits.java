package io.progressstream.operation;

import java.time.Duration;

/**
 * The bounds of an engine. Each is a stated number with a stated answer; {@link #standard()} has the defaults, and each
 * {@code with…} method answers a changed copy.
 *
 * @param maxRunning operations that run at once; one more is refused with {@link OperationRejectedException}
 * @param maxFollowers followers of one operation; one more is refused with {@link TooManyFollowersException}
 * @param maxKeptRecords kept records of one operation, at least 8; the middle is dropped beyond
 * @param maxKeptBytes bytes of the kept records of one operation, at least 256 KiB; the middle is dropped beyond
 * @param maxTasksShown tasks of one operation that are told to followers; further ones count, but are not shown
 * @param maxEndedBytes bytes of all operations that have ended and are still readable; the oldest are forgotten first
 * @param retention how long an operation is readable after its end
 * @param sampling interval between two looks at the counters; one progress record a follower and interval at the most
 * @param beat a follower hears something at least this often
 * @param stall how long a follower may leave records unread before its transport is told
 * @param announceAfter how long an operation without a report keeps its response uncommitted
 * @param grace how long an operation whose policy is {@link io.progressstream.DisconnectPolicy#GRACE} goes on without a follower
 */
public record EngineLimits(
        int maxRunning,
        int maxFollowers,
        int maxKeptRecords,
        long maxKeptBytes,
        int maxTasksShown,
        long maxEndedBytes,
        Duration retention,
        Duration sampling,
        Duration beat,
        Duration stall,
        Duration announceAfter,
        Duration grace) {

    /** Checks. */
    public EngineLimits {
        atLeast("maxRunning", maxRunning, 1);
        atLeast("maxFollowers", maxFollowers, 1);
        atLeast("maxKeptRecords", maxKeptRecords, 8);
        atLeast("maxKeptBytes", maxKeptBytes, 256 * 1024);
        atLeast("maxTasksShown", maxTasksShown, 1);
        atLeast("maxEndedBytes", maxEndedBytes, 0);
        atLeast("retention in ms", retention.toMillis(), 0);
        atLeast("sampling in ms", sampling.toMillis(), 1);
        atLeast("beat in ms", beat.toMillis(), sampling.toMillis());
        atLeast("stall in ms", stall.toMillis(), sampling.toMillis());
        atLeast("announceAfter in ms", announceAfter.toMillis(), 0);
        atLeast("grace in ms", grace.toMillis(), 0);
    }

    private static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", was " + value);
        }
    }

    /**
     * 1,000 running operations, 100 followers each, 10,000 kept records and 4 MiB each, 64 tasks shown, 64 MiB of ended operations, readable
     * for 10 minutes, sampled each 50 ms, a beat each 5 s, stalled after 30 s, announced after 250 ms, a grace of 30 s.
     */
    public static EngineLimits standard() {
        return new EngineLimits(
                1_000,
                100,
                10_000,
                4L << 20,
                64,
                64L << 20,
                Duration.ofMinutes(10),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                Duration.ofSeconds(30));
    }

    /** The same with another bound of running operations. */
    public EngineLimits withMaxRunning(int value) {
        return new EngineLimits(
                value,
                maxFollowers,
                maxKeptRecords,
                maxKeptBytes,
                maxTasksShown,
                maxEndedBytes,
                retention,
                sampling,
                beat,
                stall,
                announceAfter,
                grace);
    }

    /** The same with another bound of followers. */
    public EngineLimits withMaxFollowers(int value) {
        return new EngineLimits(
                maxRunning,
                value,
                maxKeptRecords,
                maxKeptBytes,
                maxTasksShown,
                maxEndedBytes,
                retention,
                sampling,
                beat,
                stall,
                announceAfter,
                grace);
    }

    /** The same with other bounds of kept records. */
    public EngineLimits withKept(int records, long bytes) {
        return new EngineLimits(
                maxRunning,
                maxFollowers,
                records,
                bytes,
                maxTasksShown,
                maxEndedBytes,
                retention,
                sampling,
                beat,
                stall,
                announceAfter,
                grace);
    }

    /** The same with another time and space for operations that have ended. */
    public EngineLimits withEnded(Duration time, long bytes) {
        return new EngineLimits(
                maxRunning,
                maxFollowers,
                maxKeptRecords,
                maxKeptBytes,
                maxTasksShown,
                bytes,
                time,
                sampling,
                beat,
                stall,
                announceAfter,
                grace);
    }

    /** The same with other times for beat and stall. */
    public EngineLimits withLiveness(Duration newBeat, Duration newStall) {
        return new EngineLimits(
                maxRunning,
                maxFollowers,
                maxKeptRecords,
                maxKeptBytes,
                maxTasksShown,
                maxEndedBytes,
                retention,
                sampling,
                newBeat,
                newStall,
                announceAfter,
                grace);
    }

    /** The same with another sampling interval. */
    public EngineLimits withSampling(Duration value) {
        return new EngineLimits(
                maxRunning,
                maxFollowers,
                maxKeptRecords,
                maxKeptBytes,
                maxTasksShown,
                maxEndedBytes,
                retention,
                value,
                beat,
                stall,
                announceAfter,
                grace);
    }

    /** The same with another time before a silent operation is announced. */
    public EngineLimits withAnnounceAfter(Duration value) {
        return new EngineLimits(
                maxRunning,
                maxFollowers,
                maxKeptRecords,
                maxKeptBytes,
                maxTasksShown,
                maxEndedBytes,
                retention,
                sampling,
                beat,
                stall,
                value,
                grace);
    }

    /** The same with another time for operations that nobody follows. */
    public EngineLimits withGrace(Duration value) {
        return new EngineLimits(
                maxRunning,
                maxFollowers,
                maxKeptRecords,
                maxKeptBytes,
                maxTasksShown,
                maxEndedBytes,
                retention,
                sampling,
                beat,
                stall,
                announceAfter,
                value);
    }
}
