/**
 * The records of an operation, as protocol version 1 defines them. A record says what stands on one line; how it is written there is the
 * matter of {@code io.progressstream.ndjson}.
 *
 * <p><b>Values.</b> Where a record holds JSON of the application's ({@code args}, {@code at}, {@code result}, {@code problem}), a value is
 * {@code null}, a {@link java.lang.Boolean}, a {@link java.lang.String}, a {@link java.lang.Number}, a {@link java.util.List} or a {@link
 * java.util.Map} with string keys of such values, or, on the writing side, {@link io.progressstream.record.RawJson}. A reader gives whole
 * numbers as {@link java.lang.Long} where they fit, and every other number as {@link java.lang.Double}.
 *
 * <p><b>What is absent.</b> A component that is {@code null} is not on the wire: not known, or not said. Only a missing progress says more:
 * it is indeterminate. An empty map and a number of 0 left out bytes or records are not on the wire either.
 */
@NullMarked
package io.progressstream.record;

import org.jspecify.annotations.NullMarked;
