package io.progressstream.operation;

import io.progressstream.store.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What a follower knows of an operation when it joins.
 *
 * @param snapshot what it is handed first; null: nothing, it joins from the beginning
 * @param passing version of the newest progress record that the snapshot covers
 * @param state the newest state record that the snapshot covers; null: there is none
 */
record Seen(
        @Nullable Frame snapshot, long passing, @Nullable Frame state) {

    static final Seen NOTHING = new Seen(null, 0, null);
}
