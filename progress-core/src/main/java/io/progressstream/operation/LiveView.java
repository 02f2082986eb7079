package io.progressstream.operation;

import io.progressstream.store.Frame;
import org.jspecify.annotations.Nullable;

/** What followers see of an operation beside its kept records. All of it may be called from any thread and never waits. */
interface LiveView {

    /** The newest progress records. */
    Passing passing();

    /** The newest state record; null before the first change. */
    @Nullable
    Frame stateFrame();
}
