package io.progressstream.store;

import java.time.Duration;
import java.util.Objects;

/**
 * The bounds of a {@link MemoryStore}. Each is a stated number with a stated answer; {@link #standard()} has the defaults.
 *
 * @param keptRecords kept records of one operation, at least 8; the middle is dropped beyond
 * @param keptBytes bytes of the kept records of one operation, at least 256 KiB; the middle is dropped beyond
 * @param maxBytes bytes of the kept records of all operations. Beyond, those that have ended longest ago are forgotten first; then running
 *     ones drop their middle down to {@value #SHARE} bytes each, and new operations are refused
 * @param maxEnded operations that are readable after their end; those that have ended longest ago are forgotten first
 * @param maxRunningPerOwner operations of one owner that run at once; one more is refused
 * @param maxEndedPerOwner operations of one owner that are readable after their end; those that have ended longest ago are forgotten first
 * @param retention how long an operation is readable after its end
 * @param maxKeys idempotency keys that are remembered; those that were used longest ago are forgotten first
 * @param keyRetention how long an idempotency key is remembered after its operation has ended; at least the retention
 */
public record StoreLimits(
        int keptRecords,
        long keptBytes,
        long maxBytes,
        int maxEnded,
        int maxRunningPerOwner,
        int maxEndedPerOwner,
        Duration retention,
        int maxKeys,
        Duration keyRetention) {

    /** Bytes of kept records that an operation has however many there are. */
    public static final long SHARE = 64 * 1024;

    private static final long MIB = 1 << 20;

    /** Checks. */
    public StoreLimits {
        atLeast("keptRecords", keptRecords, 8);
        atLeast("keptBytes", keptBytes, 4 * SHARE);
        atLeast("maxBytes", maxBytes, 4 * SHARE);
        atLeast("maxEnded", maxEnded, 0);
        atLeast("maxRunningPerOwner", maxRunningPerOwner, 1);
        atLeast("maxEndedPerOwner", maxEndedPerOwner, 0);
        atLeast("retention in ms", retention.toMillis(), 0);
        atLeast("maxKeys", maxKeys, 1);
        atLeast("keyRetention in ms", keyRetention.toMillis(), retention.toMillis());
    }

    private static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", was " + value);
        }
    }

    /**
     * 10,000 kept records and 4 MiB of an operation; a quarter of the heap for all, 16 MiB at least and 256 MiB at most; 10,000 ended
     * operations, 100 of one owner, readable for 10 minutes; 20 running ones of one owner; 100,000 keys, for a day.
     */
    public static StoreLimits standard() {
        return builder().build();
    }

    /** The standard limits, to be changed. */
    public static Builder builder() {
        return new Builder();
    }

    /** Limits to be. Not thread-safe. */
    public static final class Builder {
        private int keptRecords = 10_000;
        private long keptBytes = 4 * MIB;
        private long maxBytes =
                Math.max(16 * MIB, Math.min(256 * MIB, Runtime.getRuntime().maxMemory() / 4));
        private int maxEnded = 10_000;
        private int maxRunningPerOwner = 20;
        private int maxEndedPerOwner = 100;
        private Duration retention = Duration.ofMinutes(10);
        private int maxKeys = 100_000;
        private Duration keyRetention = Duration.ofHours(24);

        private Builder() {}

        /** {@link StoreLimits#keptRecords} and {@link StoreLimits#keptBytes}. */
        public Builder kept(int records, long bytes) {
            keptRecords = records;
            keptBytes = bytes;
            return this;
        }

        /** {@link StoreLimits#maxBytes}. */
        public Builder maxBytes(long value) {
            maxBytes = value;
            return this;
        }

        /** {@link StoreLimits#maxEnded} and {@link StoreLimits#maxEndedPerOwner}. */
        public Builder maxEnded(int ofAll, int ofOneOwner) {
            maxEnded = ofAll;
            maxEndedPerOwner = ofOneOwner;
            return this;
        }

        /** {@link StoreLimits#maxRunningPerOwner}. */
        public Builder maxRunningPerOwner(int value) {
            maxRunningPerOwner = value;
            return this;
        }

        /** {@link StoreLimits#retention}. */
        public Builder retention(Duration value) {
            retention = Objects.requireNonNull(value, "retention");
            return this;
        }

        /** {@link StoreLimits#maxKeys} and {@link StoreLimits#keyRetention}. */
        public Builder keys(int max, Duration time) {
            maxKeys = max;
            keyRetention = Objects.requireNonNull(time, "keyRetention");
            return this;
        }

        /**
         * Builds them.
         *
         * @throws IllegalArgumentException if one of them is out of its range
         */
        public StoreLimits build() {
            return new StoreLimits(
                    keptRecords,
                    keptBytes,
                    maxBytes,
                    maxEnded,
                    maxRunningPerOwner,
                    maxEndedPerOwner,
                    retention,
                    maxKeys,
                    keyRetention);
        }
    }
}
