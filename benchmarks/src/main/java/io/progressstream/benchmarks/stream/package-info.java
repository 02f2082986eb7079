/** One stream from end to end: a million rows, each reported, read over a loopback socket. */
@NullMarked
package io.progressstream.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
