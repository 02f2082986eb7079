package io.progressstream.spring.boot;

import io.progressstream.DisconnectPolicy;
import io.progressstream.operation.EngineLimits;
import io.progressstream.servlet.OwnerCookie;
import io.progressstream.store.StoreLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds and times of all operations.
 *
 * @param path Path under which operations are followed and cancelled, below the path of Spring MVC's servlet.
 * @param identityEncoding Whether streams say "Content-Encoding: identity", which keeps compressors from holding records back.
 * @param ownerSecret Secret that signs the cookie by which people who have not signed in are known again, at least 32 bytes, the same on all
 *     nodes; by default a random one, which a restart changes.
 * @param crossSiteCheck Whether a cancellation that another site has made a browser send is refused.
 * @param longestLap How long a stream lasts at most when its client says that it comes back for the next, at least a second.
 * @param uploadLocation Folder for uploads while their operation runs; by default the temporary folder of the web application. Uploads
 *     are moved rather than copied where it is on the file system of "spring.servlet.multipart.location".
 * @param maxRunning Operations that run at once. One more is answered with 503.
 * @param maxFollowers Followers of one operation. One more is answered with 503.
 * @param maxRunningPerOwner Operations of one owner that run at once. One more is answered with 429.
 * @param keptRecords Kept records of one operation, at least 8. The middle is dropped beyond.
 * @param keptBytes Size of the kept records of one operation, at least 256KB. The middle is dropped beyond.
 * @param tasksShown Tasks of one operation that are shown. Further ones count, but are not shown.
 * @param maxBytes Size of the kept records of all operations; by default a quarter of the heap, 16MB at least and 256MB at most. Those that
 *     have ended longest ago are forgotten first; then running ones drop their middle, and new ones are answered with 503.
 * @param maxEnded Operations that can be read after their end. The oldest are forgotten first.
 * @param maxEndedPerOwner Operations of one owner that can be read after their end. The oldest are forgotten first.
 * @param retention How long an operation can be read after its end.
 * @param maxKeys Idempotency keys that are remembered. Those that were used longest ago are forgotten first.
 * @param keyRetention How long an idempotency key is remembered after its operation has ended. At least the retention.
 * @param sampling Interval between two looks at how far the work is. At most one progress record is sent in it.
 * @param beat A follower hears something at least this often.
 * @param stall How long a follower may leave records unread before its connection is broken.
 * @param announceAfter How long an operation that reports nothing can still be answered with an ordinary HTTP error.
 * @param onDisconnect What happens when the last follower of an operation has left, if the operation does not say so itself.
 * @param disconnectGrace How long an operation whose policy is "grace" goes on when nobody follows it.
 * @param stuckAfter How long an operation may report nothing before it counts as stuck, which its followers and the log are told.
 * @param shutdownGrace How long running operations may go on when the application shuts down, before they are cancelled. Keep it
 *     below "spring.lifecycle.timeout-per-shutdown-phase".
 */
@ConfigurationProperties("progress-stream")
record ProgressStreamProperties(
        @DefaultValue("/progress") String path,
        @DefaultValue("true") boolean identityEncoding,
        @Nullable String ownerSecret,
        @DefaultValue("true") boolean crossSiteCheck,
        @DefaultValue("25s") Duration longestLap,
        @Nullable Path uploadLocation,
        @DefaultValue("1000") int maxRunning,
        @DefaultValue("100") int maxFollowers,
        @DefaultValue("20") int maxRunningPerOwner,
        @DefaultValue("10000") int keptRecords,
        @DefaultValue("4MB") DataSize keptBytes,
        @DefaultValue("64") int tasksShown,
        @Nullable DataSize maxBytes,
        @DefaultValue("10000") int maxEnded,
        @DefaultValue("100") int maxEndedPerOwner,
        @DefaultValue("10m") Duration retention,
        @DefaultValue("100000") int maxKeys,
        @DefaultValue("24h") Duration keyRetention,
        @DefaultValue("50ms") Duration sampling,
        @DefaultValue("5s") Duration beat,
        @DefaultValue("30s") Duration stall,
        @DefaultValue("250ms") Duration announceAfter,
        @DefaultValue("continue") DisconnectPolicy onDisconnect,
        @DefaultValue("30s") Duration disconnectGrace,
        @DefaultValue("5m") Duration stuckAfter,
        @DefaultValue("20s") Duration shutdownGrace) {

    private static final Pattern PATH = Pattern.compile("(/[\\w.~-]+)+");

    ProgressStreamProperties {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "progress-stream.path must be a path of letters, digits, '.', '_', '~' and '-' that begins with '/' and does not "
                            + "end with it, was " + path);
        }
    }

    /** Names nothing but the path: the secret belongs into no log. */
    @Override
    public String toString() {
        return "ProgressStreamProperties[path=" + path + "]";
    }

    /** Who sends a request, where the application does not say it. */
    OwnerCookie owners() {
        if (ownerSecret == null) {
            return OwnerCookie.create();
        }
        byte[] secret = ownerSecret.getBytes(StandardCharsets.UTF_8);
        if (secret.length < OwnerCookie.LEAST_SECRET) {
            throw new IllegalArgumentException(
                    "progress-stream.owner-secret must have at least " + OwnerCookie.LEAST_SECRET + " bytes, had "
                            + secret.length + ": make one with openssl rand -base64 32");
        }
        return OwnerCookie.signedWith(secret);
    }

    EngineLimits limits() {
        return EngineLimits.builder()
                .maxRunning(maxRunning)
                .maxFollowers(maxFollowers)
                .maxTasksShown(tasksShown)
                .sampling(sampling)
                .beat(beat)
                .stall(stall)
                .announceAfter(announceAfter)
                .onDisconnect(onDisconnect)
                .grace(disconnectGrace)
                .stuckAfter(Optional.of(stuckAfter))
                .build();
    }

    StoreLimits storeLimits() {
        StoreLimits.Builder builder = StoreLimits.builder()
                .kept(keptRecords, keptBytes.toBytes())
                .maxEnded(maxEnded, maxEndedPerOwner)
                .maxRunningPerOwner(maxRunningPerOwner)
                .retention(retention)
                .keys(maxKeys, keyRetention);
        if (maxBytes != null) {
            builder.maxBytes(maxBytes.toBytes());
        }
        return builder.build();
    }
}
