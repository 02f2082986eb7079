/** What {@code ./bench} runs. */
@NullMarked
package io.progressstream.benchmarks;

import org.jspecify.annotations.NullMarked;
