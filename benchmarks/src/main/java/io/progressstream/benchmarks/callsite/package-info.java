/** What one call costs the work that makes it. */
@NullMarked
package io.progressstream.benchmarks.callsite;

import org.jspecify.annotations.NullMarked;
