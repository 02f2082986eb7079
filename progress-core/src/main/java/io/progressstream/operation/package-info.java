/**
 * The engine: it runs operations, keeps what they report and hands it to followers.
 *
 * <p>The way of a datum: {@link io.progressstream.ProgressSink} → meter (conflating counters) or log (kept records) → {@link
 * io.progressstream.operation.Follower} (cursor) → a transport that writes {@link io.progressstream.store.Frame}s.
 */
@NullMarked
package io.progressstream.operation;

import org.jspecify.annotations.NullMarked;
