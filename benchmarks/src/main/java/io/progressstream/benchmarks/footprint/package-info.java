/** What this library adds to an application that has it: jars, and time to start. */
@NullMarked
package io.progressstream.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
