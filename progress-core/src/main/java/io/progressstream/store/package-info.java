/**
 * Where operations are kept: {@link io.progressstream.store.OperationStore} is what the engine needs of such a place, {@link
 * io.progressstream.store.MemoryStore} the one in this process's memory.
 */
@NullMarked
package io.progressstream.store;

import org.jspecify.annotations.NullMarked;
