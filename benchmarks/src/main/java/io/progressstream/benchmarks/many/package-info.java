/** What many open streams cost. */
@NullMarked
package io.progressstream.benchmarks.many;

import org.jspecify.annotations.NullMarked;
