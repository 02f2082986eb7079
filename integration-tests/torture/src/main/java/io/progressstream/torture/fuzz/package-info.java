/** Bytes that nobody has thought of. */
@NullMarked
package io.progressstream.torture.fuzz;

import org.jspecify.annotations.NullMarked;
