/** How old a line is when a client reads it. */
@NullMarked
package io.progressstream.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
