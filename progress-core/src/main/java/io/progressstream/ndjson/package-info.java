/**
 * Records as lines of NDJSON: {@link io.progressstream.ndjson.RecordEncoder} writes
 * them.
 */
@NullMarked
package io.progressstream.ndjson;

import org.jspecify.annotations.NullMarked;
