/** The reading side of the measurements. */
@NullMarked
package io.progressstream.benchmarks.client;

import org.jspecify.annotations.NullMarked;
