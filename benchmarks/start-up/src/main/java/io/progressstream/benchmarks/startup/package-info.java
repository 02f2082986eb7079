/** The application that is started. */
@NullMarked
package io.progressstream.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
