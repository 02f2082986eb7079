/**
 * Records as lines of NDJSON: {@link io.progressstream.ndjson.RecordEncoder} and {@link io.progressstream.ndjson.NdjsonWriter} write
 * them, {@link io.progressstream.ndjson.RecordDecoder} and {@link io.progressstream.ndjson.NdjsonReader} read them.
 */
@NullMarked
package io.progressstream.ndjson;

import org.jspecify.annotations.NullMarked;
