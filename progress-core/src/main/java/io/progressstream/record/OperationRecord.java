package io.progressstream.record;

import io.progressstream.DisconnectPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What runs: the first record of an operation.
 *
 * @param name for people; empty: not said, which a snapshot only may
 * @param id 22 characters of the base64url alphabet; null: absent
 * @param version of the protocol; null: absent
 * @param follow path or URL where it can be followed and cancelled; null: nowhere
 * @param cancellable whether it can be cancelled now
 * @param onDisconnect what happens when the last follower has left
 * @param beat a follower hears something at least this often, in milliseconds; null: absent
 */
public record OperationRecord(
        String name,
        @Nullable String id,
        @Nullable Long version,
        @Nullable String follow,
        boolean cancellable,
        DisconnectPolicy onDisconnect,
        @Nullable Long beat)
        implements KeptRecord {
    /** The version of the protocol that this library writes. */
    public static final long VERSION = 1;

    /** Checks. */
    public OperationRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(onDisconnect, "onDisconnect");
        Whole.check("version", version);
        Whole.check("beat", beat);
    }

    /** An operation of which only the name is said. */
    public static OperationRecord named(String name) {
        return new OperationRecord(name, null, VERSION, null, false, DisconnectPolicy.CONTINUE, null);
    }
}
