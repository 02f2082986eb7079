package io.progressstream.spring.boot;

import io.progressstream.operation.EngineLimits;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param uploadLocation Folder for uploads while their operation runs; by default the temporary folder of the web application. Uploads
 *     are moved rather than copied where it is on the file system of "spring.servlet.multipart.location".
 * @param maxRunning Operations that run at once. One more is answered with 503.
 * @param maxFollowers Followers of one operation. One more is answered with 503.
 * @param keptRecords Kept records of one operation, at least 8. The middle is dropped beyond.
 * @param keptBytes Size of the kept records of one operation, at least 256KB. The middle is dropped beyond.
 * @param tasksShown Tasks of one operation that are shown. Further ones count, but are not shown.
 * @param endedBytes Size of all operations that have ended and can still be read. The oldest are forgotten first.
 * @param retention How long an operation can be read after its end.
 * @param sampling Interval between two looks at how far the work is. At most one progress record is sent in it.
 * @param beat A follower hears something at least this often.
 * @param stall How long a follower may leave records unread before its connection is broken.
 * @param announceAfter How long an operation that reports nothing can still be answered with an ordinary HTTP error.
 * @param disconnectGrace How long an operation whose policy is "grace" goes on when nobody follows it.
 * @param shutdownGrace How long running operations may go on when the application shuts down, before they are cancelled. Keep it
 *     below "spring.lifecycle.timeout-per-shutdown-phase".
 */
@ConfigurationProperties("progress-stream")
record ProgressStreamProperties(
        @DefaultValue("/progress") String path,
        @DefaultValue("true") boolean identityEncoding,
        @Nullable Path uploadLocation,
        @DefaultValue("1000") int maxRunning,
        @DefaultValue("100") int maxFollowers,
        @DefaultValue("10000") int keptRecords,
        @DefaultValue("4MB") DataSize keptBytes,
        @DefaultValue("64") int tasksShown,
        @DefaultValue("64MB") DataSize endedBytes,
        @DefaultValue("10m") Duration retention,
        @DefaultValue("50ms") Duration sampling,
        @DefaultValue("5s") Duration beat,
        @DefaultValue("30s") Duration stall,
        @DefaultValue("250ms") Duration announceAfter,
        @DefaultValue("30s") Duration disconnectGrace,
        @DefaultValue("20s") Duration shutdownGrace) {

    private static final Pattern PATH = Pattern.compile("(/[\\w.~-]+)+");

    ProgressStreamProperties {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "progress-stream.path must be a path of letters, digits, '.', '_', '~' and '-' that begins with '/' and does not "
                            + "end with it, was " + path);
        }
    }

    EngineLimits limits() {
        return new EngineLimits(
                maxRunning,
                maxFollowers,
                keptRecords,
                keptBytes.toBytes(),
                tasksShown,
                endedBytes.toBytes(),
                retention,
                sampling,
                beat,
                stall,
                announceAfter,
                disconnectGrace);
    }
}
