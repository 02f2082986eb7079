package io.progressstream.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a follower joins. Immutable.
 *
 * @param after the number of the newest kept record that the reader has, 0: none; empty: it joins from the beginning, as the response of the
 *     request that started the operation, and gets no snapshot
 * @param lap how long its stream lasts at most before it ends in order, to be continued; empty: until the outcome
 */
public record FollowSpec(OptionalLong after, Optional<Duration> lap) {
    /** Checks. */
    public FollowSpec {
        lap.ifPresent(time -> {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("lap must be positive, was " + time);
            }
        });
    }

    /** From the beginning: the first frame is the operation record. */
    public static FollowSpec fromStart() {
        return new FollowSpec(OptionalLong.empty(), Optional.empty());
    }

    /** Later: the first frame is a snapshot, then come the kept records after the cursor, then live ones. */
    public static FollowSpec after(long seq) {
        return new FollowSpec(OptionalLong.of(seq), Optional.empty());
    }

    /** The same in laps. */
    public FollowSpec withLap(Duration time) {
        return new FollowSpec(after, Optional.of(time));
    }
}
