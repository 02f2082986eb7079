/** Joining an operation that has said much. */
@NullMarked
package io.progressstream.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
