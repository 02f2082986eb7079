package io.progressstream.operation;

import io.progressstream.DisconnectPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The bounds of an engine. Each is a stated number with a stated answer; {@link #standard()} has the defaults. What is kept, and for how long,
 * is bounded by the {@linkplain io.progressstream.store.StoreLimits store}.
 *
 * @param maxRunning operations that run at once; one more is refused with {@link OperationRejectedException}
 * @param maxFollowers followers of one operation; one more is refused with {@link TooManyFollowersException}
 * @param maxTasksShown tasks of one operation that are told to followers; further ones count, but are not shown
 * @param sampling interval between two looks at the counters; one progress record a follower and interval at the most. What only time
 *     changes (beats, laps, time limits) is kept to four intervals, or to a sixteenth of a beat where that is less
 * @param beat a follower hears something at least this often
 * @param stall how long a follower may leave records unread before its transport is told
 * @param announceAfter how long an operation without a report keeps its response uncommitted
 * @param onDisconnect what happens when the last follower of an operation has left, if the operation does not say so itself
 * @param grace how long an operation whose policy is {@link io.progressstream.DisconnectPolicy#GRACE} goes on without a follower, if it
 *     does not say so itself
 * @param stuckAfter how long an operation may report nothing before it counts as stuck and its followers and the log are told;
 *     empty: as long as it likes
 */
public record EngineLimits(
        int maxRunning,
        int maxFollowers,
        int maxTasksShown,
        Duration sampling,
        Duration beat,
        Duration stall,
        Duration announceAfter,
        DisconnectPolicy onDisconnect,
        Duration grace,
        Optional<Duration> stuckAfter) {

    /** Checks. */
    public EngineLimits {
        atLeast("maxRunning", maxRunning, 1);
        atLeast("maxFollowers", maxFollowers, 1);
        atLeast("maxTasksShown", maxTasksShown, 1);
        atLeast("sampling in ms", sampling.toMillis(), 1);
        atLeast("beat in ms", beat.toMillis(), sampling.toMillis());
        atLeast("stall in ms", stall.toMillis(), sampling.toMillis());
        atLeast("announceAfter in ms", announceAfter.toMillis(), 0);
        atLeast("grace in ms", grace.toMillis(), 0);
        long least = sampling.toMillis();
        stuckAfter.ifPresent(time -> atLeast("stuckAfter in ms", time.toMillis(), least));
    }

    private static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", was " + value);
        }
    }

    /**
     * 1,000 running operations, 100 followers each, 64 tasks shown, sampled each 50 ms, a beat each 5 s, stalled after 30 s, announced after
     * 250 ms, going on without followers, a grace of 30 s, stuck after 5 minutes.
     */
    public static EngineLimits standard() {
        return builder().build();
    }

    /** The standard limits, to be changed. */
    public static Builder builder() {
        return new Builder();
    }

    /** Limits to be. Not thread-safe. */
    public static final class Builder {
        private int maxRunning = 1_000;
        private int maxFollowers = 100;
        private int maxTasksShown = 64;
        private Duration sampling = Duration.ofMillis(50);
        private Duration beat = Duration.ofSeconds(5);
        private Duration stall = Duration.ofSeconds(30);
        private Duration announceAfter = Duration.ofMillis(250);
        private DisconnectPolicy onDisconnect = DisconnectPolicy.CONTINUE;
        private Duration grace = Duration.ofSeconds(30);
        private Optional<Duration> stuckAfter = Optional.of(Duration.ofMinutes(5));

        private Builder() {}

        /** {@link EngineLimits#maxRunning}. */
        public Builder maxRunning(int value) {
            maxRunning = value;
            return this;
        }

        /** {@link EngineLimits#maxFollowers}. */
        public Builder maxFollowers(int value) {
            maxFollowers = value;
            return this;
        }

        /** {@link EngineLimits#maxTasksShown}. */
        public Builder maxTasksShown(int value) {
            maxTasksShown = value;
            return this;
        }

        /** {@link EngineLimits#sampling}. */
        public Builder sampling(Duration value) {
            sampling = Objects.requireNonNull(value, "sampling");
            return this;
        }

        /** {@link EngineLimits#beat}. */
        public Builder beat(Duration value) {
            beat = Objects.requireNonNull(value, "beat");
            return this;
        }

        /** {@link EngineLimits#stall}. */
        public Builder stall(Duration value) {
            stall = Objects.requireNonNull(value, "stall");
            return this;
        }

        /** {@link EngineLimits#announceAfter}. */
        public Builder announceAfter(Duration value) {
            announceAfter = Objects.requireNonNull(value, "announceAfter");
            return this;
        }

        /** {@link EngineLimits#onDisconnect}. */
        public Builder onDisconnect(DisconnectPolicy value) {
            onDisconnect = Objects.requireNonNull(value, "onDisconnect");
            return this;
        }

        /** {@link EngineLimits#grace}. */
        public Builder grace(Duration value) {
            grace = Objects.requireNonNull(value, "grace");
            return this;
        }

        /** {@link EngineLimits#stuckAfter}. */
        public Builder stuckAfter(Optional<Duration> value) {
            stuckAfter = Objects.requireNonNull(value, "stuckAfter");
            return this;
        }

        /**
         * Builds them.
         *
         * @throws IllegalArgumentException if one of them is out of its range
         */
        public EngineLimits build() {
            return new EngineLimits(
                    maxRunning,
                    maxFollowers,
                    maxTasksShown,
                    sampling,
                    beat,
                    stall,
                    announceAfter,
                    onDisconnect,
                    grace,
                    stuckAfter);
        }
    }
}
